# cmake -DOUT=file.cpp "-DFILES=a_test.cpp;b_test.cpp" -P together.cmake
# Several files as one to compile. Each in a namespace of its own, so that two may give something
# the same name; what they include comes before, so that none of it ends up in one of those.
set(headers "")
set(bodies "")
foreach(file ${FILES})
    file(STRINGS ${file} lines REGEX "^#include ")
    list(APPEND headers ${lines})
    cmake_path(GET file STEM name)
    string(APPEND bodies "namespace in_${name} {\n#include \"${file}\"\n}  // namespace in_${name}\n")
endforeach()
list(REMOVE_DUPLICATES headers)
list(JOIN headers "\n" headers)
file(WRITE ${OUT} "${headers}\n\n${bodies}")
