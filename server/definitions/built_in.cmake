# Writes OUT: a .cpp with the function NAME, which holds every file of FILES as text.
set(rows "")
foreach(file IN LISTS FILES)
    get_filename_component(name "${file}" NAME)
    file(READ "${file}" text)
    string(APPEND rows "        {\"${name}\", R\"octet(${text})octet\"},\n")
endforeach()
file(WRITE "${OUT}" "#include \"server/definitions/built_in.hpp\"

namespace definitions {

const std::vector<BuiltIn>& ${NAME}() {
    static const std::vector<BuiltIn> all{
${rows}    };
    return all;
}

}  // namespace definitions
")
