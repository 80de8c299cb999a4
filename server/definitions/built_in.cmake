# Writes OUT: a .cpp that holds every file of FILES (programmes) and of BOOKS (phrases) as text.
function(rows files out)
    set(rows "")
    foreach(file IN LISTS files)
        get_filename_component(name "${file}" NAME)
        file(READ "${file}" text)
        string(APPEND rows "        {\"${name}\", R\"octet(${text})octet\"},\n")
    endforeach()
    set(${out} "${rows}" PARENT_SCOPE)
endfunction()
rows("${FILES}" programmes)
rows("${BOOKS}" books)
file(WRITE "${OUT}" "#include \"server/definitions/built_in.hpp\"

namespace definitions {

const std::vector<BuiltIn>& built_in_programmes() {
    static const std::vector<BuiltIn> all{
${programmes}    };
    return all;
}

const std::vector<BuiltIn>& built_in_phrase_books() {
    static const std::vector<BuiltIn> all{
${books}    };
    return all;
}

}  // namespace definitions
")
