// SPDX-License-Identifier: Apache-2.0
// What the process as a whole must be before it touches anything secret, and how it is stopped.
#pragma once

namespace commands {

// No core dumps, no debugger of another process, files of our own readable by nobody else; a full
// disk and a broken pipe are errors, not signals.
void harden_process();

}  // namespace commands
