# Every target of ours links octet_flags: one place for warnings, hardening, sanitizers and the linker.
set(OCTET_SANITIZE "" CACHE STRING "Sanitizers to build with: address,undefined or thread")

add_library(octet_flags INTERFACE)
target_compile_options(octet_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
                                             -fvisibility=hidden -g1)
target_include_directories(octet_flags INTERFACE ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR})

if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(octet_flags INTERFACE -fstack-protector-strong -D_FORTIFY_SOURCE=2)
    target_link_options(octet_flags INTERFACE -Wl,-z,relro,-z,now)
endif()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# The libraries only (targets.cmake): what the tests themselves do teaches a fuzzer nothing.
option(OCTET_FUZZ "Build tests/fuzz, and instrument our code for it" OFF)
if(OCTET_FUZZ)
    target_link_options(octet_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# Four checks of undefined behaviour are left out: they stand at every use of a pointer and take longer to compile
# than all others together. What they would find, the address sanitizer meets where it does harm; so that it meets
# null too, the compiler may not conclude that a pointer which is used is none.
if(OCTET_SANITIZE)
    target_compile_options(octet_flags INTERFACE -fsanitize=${OCTET_SANITIZE} -fno-omit-frame-pointer
                                                 -fno-sanitize=null,alignment,vptr,object-size
                                                 -fno-delete-null-pointer-checks
                                                 -fno-sanitize-recover=all)
    target_link_options(octet_flags INTERFACE -fsanitize=${OCTET_SANITIZE})
endif()

find_program(OCTET_LLD NAMES ld.lld-19)
if(OCTET_LLD)
    add_link_options(-fuse-ld=${OCTET_LLD})
endif()

find_program(OCTET_CCACHE NAMES ccache)
if(OCTET_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${OCTET_CCACHE})
endif()
