// SPDX-License-Identifier: Apache-2.0
// What is asked over HTTP: every kind of body there is. The first byte says which.
#include "protocol/api.hpp"
#include "tests/fuzz/support/round_trip.hpp"

namespace {

template <class... Bodies>
void check_one(std::size_t which, std::string_view text) {
    std::size_t at = 0;
    ((at++ == which ? fuzz::check_decoder<Bodies>(text) : void()), ...);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace protocol::api;
    auto text = fuzz::text_of(data, size);
    const auto choice = static_cast<std::size_t>(fuzz::take_choice(text));
    check_one<SignIn, SignOut, LookAtLink, Join, Invite, RevokeInvitation, SetPassphrase,
              RevokeLogin, NewGroup, Help, EnterDoor>(choice % 11, text);
    return 0;
}
