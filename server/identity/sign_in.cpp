// SPDX-License-Identifier: Apache-2.0
// Passwords and the sign-ins that they open.
#include <algorithm>

#include "protocol/there.hpp"
#include "server/domain/group/names.hpp"
#include "server/identity/at_home.hpp"
#include "server/identity/device_marks.hpp"
#include "server/identity/identity.hpp"
#include "server/identity/password_rules.hpp"
#include "server/identity/tokens.hpp"

namespace identity {

namespace desk = domain::desk;

namespace {

constexpr std::string_view product = "octet";

Refusal refusal_of(PasswordFault fault) {
    switch (fault) {
        case PasswordFault::too_short:
            return refusal::password_too_short("/password");
        case PasswordFault::too_long:
            return refusal::password_too_long("/password");
        case PasswordFault::too_common:
            return refusal::password_too_common("/password");
        case PasswordFault::too_close:
            break;
    }
    return refusal::password_too_close("/password");
}

// Whom tries count against, however the name was written: the person or, where nobody has it, the
// name as the desk compares names. Behind a word each, so that no name is taken for a person.
std::string account_key(const std::optional<PersonId>& person, const SignInName& login) {
    return person ? "person " + person->value : "name " + domain::group::folded(login.value);
}

// Answers for a name that nobody has, too.
Refusal wrong_password() { return identity::refusal_of(protocol::desk::Refusal::wrong_password); }

bool is_login_name(std::string_view name) {
    return std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
}

}  // namespace

Identity::Awaitable<Answer<PersonId>> Identity::create_staff(Name name, SignInName login,
                                                             std::string password) {
    return at_home(
        create(PersonKind::staff, std::move(name), std::move(login), std::move(password)));
}

Identity::Awaitable<Answer<PersonId>> Identity::create_account(PersonKind kind, Name name,
                                                               SignInName login) {
    return at_home(create(kind, std::move(name), std::move(login), std::nullopt));
}

Identity::Awaitable<Answer<PersonId>> Identity::create(PersonKind kind, Name name, SignInName login,
                                                       std::optional<std::string> password) {
    if (!is_login_name(login.value)) co_return refusal::not_a_login_name("/login");
    desk::CreateAccount account{kind, std::move(login), std::move(name), std::nullopt};
    if (password) {
        const auto& login_name = account.login.value;
        if (auto no = objection_to(*password, kind, account.name.value, login_name)) co_return *no;
        auto hashed = co_await hash(std::move(*password));
        if (!hashed) co_return hashed.error();
        account.password_hash = std::move(*hashed);
    }
    const auto wanted = account.login;
    const auto events = co_await desk_.ask(std::move(account), std::nullopt);
    if (!events) co_return events.error();
    co_return protocol::there(person_named(wanted), "who was created is found by name");
}

Identity::Awaitable<Answer<void>> Identity::set_staff_password(SignInName login,
                                                               std::string password) {
    return at_home(change_staff_password(std::move(login), std::move(password)));
}

// By the operator, who need not know the old one.
Identity::Awaitable<Answer<void>> Identity::change_staff_password(SignInName login,
                                                                  std::string password) {
    const auto person = person_named(login);
    const auto known = person ? account(*person) : std::nullopt;
    if (!known) co_return identity::refusal_of(protocol::desk::Refusal::no_such_person);
    const auto& words = known->words.value;
    const auto name = words ? words->name.value : std::string{};
    if (auto no = objection_to(password, known->kind, name, login.value)) co_return *no;
    auto hashed = co_await hash(std::move(password));
    if (!hashed) co_return hashed.error();
    co_return co_await told(desk::SetPassword{known->person, std::move(*hashed), std::nullopt},
                            std::nullopt);
}

Identity::Awaitable<Answer<NewLogin>> Identity::sign_in(SignInName login, std::string password,
                                                        bool only_mine, Whence whence) {
    return at_home(
        try_sign_in(std::move(login), std::move(password), only_mine, std::move(whence)));
}

Identity::Awaitable<Answer<NewLogin>> Identity::try_sign_in(SignInName login, std::string password,
                                                            bool only_mine, Whence whence) {
    const auto right = co_await check_password(login, std::move(password), whence);
    if (!right) co_return right.error();
    desk::StartLogin start{right->person, {}, only_mine, right->hash};
    co_return co_await begin_login(std::move(start), std::move(whence.marks));
}

// A name that nobody has costs the same time and gets the same answer. Where the person has signed
// in before, only what was tried there counts, and others who wait to be checked stand behind.
Identity::Awaitable<Answer<Identity::Checked>> Identity::check_password(const SignInName& login,
                                                                        std::string password,
                                                                        Whence whence) {
    const auto person = person_named(login);
    const auto known = person ? account(*person) : std::nullopt;
    const auto hash = known ? desk::hash_of(*known) : std::string{};
    const auto device = known ? device_of(whence.marks, known->person, hash) : std::nullopt;

    auto& throttle = device ? throttle_of_devices_ : throttle_;
    const auto key = device.value_or(account_key(person, login));
    if (auto no = must_wait(throttle, key, whence.address)) co_return *no;
    auto again = password;
    const auto whose = device ? Passwords::Whose::of_a_known_device : Passwords::Whose::of_anybody;
    const auto checked = co_await passwords_.check(std::move(password), hash, whose);
    if (!checked) {
        throttle.take_back(key, whence.address);
        co_return refusal::busy();
    }
    if (!checked->matches || !known) co_return wrong_password();

    throttle.succeeded(key, whence.address);
    Checked right{known->person, hash};
    if (checked->outdated) right = co_await renew_hash(std::move(right), std::move(again));
    co_return right;
}

std::optional<Refusal> Identity::must_wait(Throttle& throttle, const std::string& key,
                                           const std::string& address) {
    const auto wait = throttle.try_now(key, address, outside_.steady());
    if (!wait) return std::nullopt;
    auto no = refusal::wait();
    no.wait_ms = wait->count();
    return no;
}

// When it cannot be done now, it is at another sign-in.
Identity::Awaitable<Identity::Checked> Identity::renew_hash(Checked right, std::string password) {
    const auto hashed = co_await hash(std::move(password));
    if (!hashed) co_return right;
    const desk::RenewHash renewed{right.person, *hashed, right.hash};
    const auto kept = co_await told(renewed, std::nullopt);
    if (kept) right.hash = *hashed;
    co_return right;
}

Identity::Awaitable<Answer<NewLogin>> Identity::start_login(PersonId person, bool only_mine) {
    return at_home(begin_login({std::move(person), {}, only_mine}, {}));
}

Identity::Awaitable<Answer<NewLogin>> Identity::begin_login(desk::StartLogin start,
                                                            std::string marks) {
    auto token = new_token();
    start.token_hash = token.hash;
    const auto events = co_await desk_.ask(start, start.person);
    if (!events) co_return events.error();
    announce(*events);
    const auto& started = std::get<protocol::desk::LoginStarted>(events->back());
    co_return NewLogin{started.person, started.login, std::move(token.secret), started.only_mine,
                       marks_after(marks, started.person)};
}

std::string Identity::marks_after(std::string_view marks, const PersonId& person) const {
    const auto known = account(person);
    const auto hash = known ? desk::hash_of(*known) : std::string{};
    return hash.empty() ? std::string{} : with_new_mark(marks, person, hash);
}

Identity::Awaitable<Answer<std::string>> Identity::set_password(SignedIn who,
                                                                std::optional<std::string> current,
                                                                std::string password,
                                                                Whence whence) {
    return at_home(change_password(std::move(who), std::move(current), std::move(password),
                                   std::move(whence)));
}

Identity::Awaitable<Answer<std::string>> Identity::change_password(
    SignedIn who, std::optional<std::string> current, std::string password, Whence whence) {
    const auto known = account(who.person);
    if (!known || !known->words.value) co_return refusal::signed_out();
    const auto words = *known->words.value;
    std::string checked;
    if (known->password) {
        auto right = co_await check_password(words.login, current.value_or(""), whence);
        if (!right) {
            right.error().at = "/current";
            co_return right.error();
        }
        checked = std::move(right->hash);
    }
    if (auto no = objection_to(password, known->kind, words.name.value, words.login.value)) {
        no->at = "/passphrase";
        co_return *no;
    }
    auto hashed = co_await hash(std::move(password));
    if (!hashed) co_return hashed.error();
    desk::SetPassword next{who.person, std::move(*hashed), who.login, std::move(checked)};
    const auto set = co_await told(std::move(next), who.person);
    if (!set) co_return set.error();
    co_return marks_after(whence.marks, who.person);
}

Identity::Awaitable<Answer<std::string>> Identity::hash(std::string password) {
    auto made = co_await passwords_.hash(std::move(password));
    if (!made) co_return refusal::busy();
    co_return std::move(*made);
}

std::optional<Refusal> Identity::objection_to(std::string_view password, PersonKind kind,
                                              std::string_view name, std::string_view login) const {
    const auto clinic_name = clinic();
    std::vector<std::string_view> names{product, name, login};
    if (clinic_name) names.push_back(clinic_name->value);
    const auto at_least = kind == PersonKind::staff ? staff_password_min : member_passphrase_min;
    const auto fault = fault_of(password, at_least, names);
    if (!fault) return std::nullopt;
    return refusal_of(*fault);
}

void Identity::use(const LoginId& login) {
    const auto now = outside_.now();
    const bool due = desk_.look([&](const desk::DeskState& state) {
        const auto* known = state.login(login);
        return known != nullptr &&
               protocol::ms_between(known->seen_at, now) >= desk::limits.seen_every_ms;
    });
    if (!due) return;
    boost::asio::co_spawn(loop_, write_use(login), [](const std::exception_ptr& fault) {
        if (fault) std::terminate();
    });
}

void Identity::use_all_of(const PersonId& person) {
    for (const auto& login : logins_of(person)) use(login.id);
}

Identity::Awaitable<void> Identity::write_use(LoginId login) {
    const desk::UseLogin use{std::move(login)};
    const auto written = co_await desk_.ask(use, std::nullopt);
    // Who is at work is not signed out because the disk is full: they may be the only one there.
    if (!written && written.error().about == About::the_server) desk_.remember(use);
}

void Identity::end_idle_logins() {
    const auto now = outside_.now();
    auto ended = desk_.look([&](const desk::DeskState& state) {
        std::vector<LoginId> all;
        for (const auto& [id, login] : state.logins) {
            const auto end = desk::ends_at(state, login);
            if (end <= now && end > idle_seen_to_) all.push_back(id);
        }
        return all;
    });
    idle_seen_to_ = now;
    if (!ended.empty()) outside_.logins_ended(ended);
}

}  // namespace identity
