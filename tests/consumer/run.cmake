# Configures, builds and runs the consumer in tests/consumer/project, one way.
file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK})
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(NOT status EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}: ${status}\n${out}")
  endif()
endfunction()

set(arguments -DWAY=${WAY} -DND=${ND} -DVERSION=${VERSION} -DCMAKE_CXX_COMPILER=${CXX} -DCMAKE_BUILD_TYPE=Debug
  -DND_SIMD=${SIMD} -DHAS_XSIMD=${HAS_XSIMD} -G ${GENERATOR})
# Through the environment: a list in an argument would fall apart on its way.
set(ENV{CMAKE_PREFIX_PATH} ${WORK}/prefix:${DEPS})
if(WAY MATCHES "find_package|wrong_version")
  run(${CMAKE_COMMAND} --install ${ND_BUILD} --prefix ${WORK}/prefix)
endif()
if(WAY STREQUAL "fetch_content") # of a repository that holds what users need, and nothing else
  file(COPY ${ND}/include ${ND}/cmake ${ND}/CMakeLists.txt ${ND}/LICENSE DESTINATION ${WORK}/repository)
  foreach(arguments_of_git "init;-q" "add;." "-c;user.name=nd;-c;user.email=nd@localhost;commit;-q;-m;nd" "branch;consumed")
    run(${GIT} -C ${WORK}/repository ${arguments_of_git})
  endforeach()
  list(APPEND arguments -DREPOSITORY=file://${WORK}/repository)
endif()

set(project ${CMAKE_CURRENT_LIST_DIR}/project)
if(WAY STREQUAL "wrong_version")
  foreach(wrong 999.0 0.0)
    execute_process(
      COMMAND ${CMAKE_COMMAND} -S ${project} -B ${WORK}/build-${wrong} ${arguments} -DVERSION=${wrong}
      RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE out)
    if(status EQUAL 0 OR NOT out MATCHES "version: ${VERSION}")
      message(FATAL_ERROR "version ${wrong} was asked for and ${VERSION} not refused for its version:\n${out}")
    endif()
  endforeach()
  return()
endif()
run(${CMAKE_COMMAND} -S ${project} -B ${WORK}/build ${arguments})
run(${CMAKE_COMMAND} --build ${WORK}/build)
run(${WORK}/build/consumer)
