# Most of what a file costs to compile is the headers that it shares with its neighbours: a dozen files of a folder
# together cost what two or three cost alone. Off for work in between, where one file changes at a time.
option(OCTET_TOGETHER "Compile the files of a folder a dozen at a time" OFF)

# octet_library(domain SOURCES a.cpp b.cpp LINKS protocol): a folder of ours and the folders that it may look at.
# The arrows of docs/architecture.md are exactly these LINKS.
# APART: its files are compiled one by one also where OCTET_TOGETHER is on.
function(octet_library name)
    cmake_parse_arguments(A "APART" "" "SOURCES;LINKS" ${ARGN})
    add_library(octet_${name} STATIC ${A_SOURCES})
    if(OCTET_TOGETHER AND NOT A_APART)
        set_target_properties(octet_${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
    endif()
    target_link_libraries(octet_${name} PUBLIC octet_flags)
    if(OCTET_FUZZ)
        target_compile_options(octet_${name} PRIVATE -fsanitize=fuzzer-no-link)
    endif()
    foreach(link ${A_LINKS})
        if(TARGET octet_${link})
            target_link_libraries(octet_${name} PUBLIC octet_${link})
        else()
            target_link_libraries(octet_${name} PUBLIC ${link})
        endif()
    endforeach()
endfunction()

# The same for tests, where it takes a fifth of the time. For work on one test, where only its file changes:
# cmake --preset release -DOCTET_TESTS_TOGETHER=OFF.
option(OCTET_TESTS_TOGETHER "Compile the tests of a folder a dozen at a time" OFF)

# Puts into `out` what to compile for these files.
function(octet_together out folder)
    set(units "")
    set(files ${ARGN})
    while(files)
        list(SUBLIST files 0 12 batch)
        list(REMOVE_ITEM files ${batch})
        list(LENGTH files left)
        list(TRANSFORM batch REPLACE "^([^/].*)$" "${CMAKE_CURRENT_SOURCE_DIR}/\\1")
        set(unit ${CMAKE_CURRENT_BINARY_DIR}/${folder}/${left}_more.cpp)
        add_custom_command(
            OUTPUT ${unit}
            COMMAND ${CMAKE_COMMAND} -DOUT=${unit} "-DFILES=${batch}" -P
                    ${CMAKE_SOURCE_DIR}/cmake/together.cmake
            DEPENDS ${batch} ${CMAKE_SOURCE_DIR}/cmake/together.cmake
            VERBATIM)
        list(APPEND units ${unit})
    endwhile()
    set(${out} ${units} PARENT_SCOPE)
endfunction()

# octet_tests(journal SOURCES ... LINKS journal): one Catch2 binary, each case a ctest of its own.
# LABELS slow: only the whole tests/run runs it. TOGETHER: its *_test.cpp may be compiled a dozen at a time, for they
# add nothing to a namespace that others see; those of APART only among themselves.
function(octet_tests name)
    cmake_parse_arguments(A "TOGETHER" "LABELS" "SOURCES;LINKS;APART" ${ARGN})
    if(A_TOGETHER AND OCTET_TESTS_TOGETHER)
        set(files ${A_SOURCES})
        list(FILTER files INCLUDE REGEX "_test\\.cpp$")
        list(FILTER A_SOURCES EXCLUDE REGEX "_test\\.cpp$")
        if(A_APART)
            list(REMOVE_ITEM files ${A_APART})
        endif()
        octet_together(units ${name}_together ${files})
        octet_together(apart ${name}_apart ${A_APART})
        list(APPEND A_SOURCES ${units} ${apart})
    endif()
    add_executable(test_${name} ${A_SOURCES})
    target_link_libraries(test_${name} PRIVATE octet_flags Catch2::Catch2WithMain)
    foreach(link ${A_LINKS})
        if(TARGET octet_${link})
            target_link_libraries(test_${name} PRIVATE octet_${link})
        else()
            target_link_libraries(test_${name} PRIVATE ${link})
        endif()
    endforeach()
    set(labels)
    if(A_LABELS)
        set(labels LABELS ${A_LABELS})
    endif()
    # What a case says that the machine does not let us try (tests/crash/support/not_tried.hpp).
    catch_discover_tests(test_${name} TEST_PREFIX "${name}: " DISCOVERY_MODE PRE_TEST
                         PROPERTIES SKIP_REGULAR_EXPRESSION "Not tried on this machine" ${labels})
endfunction()
