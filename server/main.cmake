# The octet binary: the command line over everything else.
file(GLOB octet_command_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/commands/*.cpp)
file(GLOB octet_demo_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/demo/*.cpp
                                               ${CMAKE_CURRENT_SOURCE_DIR}/demo/cast/*.cpp)
octet_library(demo SOURCES ${octet_demo_sources} LINKS api)
octet_library(commands APART SOURCES ${octet_command_sources} LINKS demo notify options fmt::fmt)
target_compile_definitions(octet_commands PRIVATE OCTET_VERSION="${PROJECT_VERSION}")

add_executable(octet main.cpp)
target_link_libraries(octet PRIVATE octet_commands)
# Rooms are many small pieces of memory that come and go together. A sanitizer brings its own.
if(NOT OCTET_SANITIZE)
    target_sources(octet PRIVATE memory.cpp)
    target_link_libraries(octet PRIVATE PkgConfig::jemalloc)
endif()
install(TARGETS octet)
