// SPDX-License-Identifier: Apache-2.0
#include "server/notify/smtp.hpp"

#include <curl/curl.h>

#include <ctime>
#include <memory>
#include <mutex>

namespace notify {

namespace {

constexpr long connect_patience_ms = 10'000;

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Names = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

// What the mail server reads, a piece at a time.
struct Source {
    std::string text;
    std::size_t at = 0;
};

std::size_t read_source(char* out, std::size_t size, std::size_t count, void* user) {
    auto& source = *static_cast<Source*>(user);
    const auto length = source.text.copy(out, size * count, source.at);
    source.at += length;
    return length;
}

int asked_to_stop(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return (*static_cast<const std::function<bool()>*>(user))() ? 1 : 0;
}

std::string date_now() {
    const auto now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    char text[64];
    const auto length = std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S +0000", &utc);
    return {text, length};
}

std::string domain_of(const std::string& address) {
    const auto at = address.find('@');
    return at == address.npos ? "localhost" : address.substr(at + 1);
}

std::string with_crlf(const std::string& text) {
    std::string lines;
    for (const char c : text) lines += c == '\n' ? std::string{"\r\n"} : std::string{c};
    return lines;
}

// Auto-Submitted keeps answering machines quiet.
std::string letter(const Smtp& smtp, const Mail& mail) {
    return "Date: " + date_now() + "\r\nFrom: <" + smtp.from + ">\r\nTo: <" + mail.to +
           ">\r\nSubject: " + mail.subject + "\r\nMessage-ID: <" + mail.id + "@" +
           domain_of(smtp.from) +
           ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
           "Content-Type: text/plain; charset=us-ascii\r\n\r\n" +
           with_crlf(mail.text) + "\r\n";
}

void prepare(CURL* curl, const Smtp& smtp, Source& source) {
    const auto use_tls = smtp.require_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY;
    curl_easy_setopt(curl, CURLOPT_URL, smtp.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(use_tls));
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, connect_patience_ms);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(smtp.patience.count()));
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ("<" + smtp.from + ">").c_str());
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, &read_source);
    curl_easy_setopt(curl, CURLOPT_READDATA, &source);
    if (smtp.user.empty()) return;
    curl_easy_setopt(curl, CURLOPT_USERNAME, smtp.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, smtp.password.c_str());
}

}  // namespace

std::optional<std::string> send(const Smtp& smtp, const Mail& mail,
                                const std::function<bool()>& given_up) {
    static std::once_flag ready;
    std::call_once(ready, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });

    const Handle curl{curl_easy_init(), &curl_easy_cleanup};
    if (!curl) return "no memory";
    const Names to{curl_slist_append(nullptr, ("<" + mail.to + ">").c_str()), &curl_slist_free_all};
    if (!to) return "no memory";
    Source source{letter(smtp, mail)};
    prepare(curl.get(), smtp, source);
    curl_easy_setopt(curl.get(), CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFOFUNCTION, &asked_to_stop);
    curl_easy_setopt(curl.get(), CURLOPT_XFERINFODATA, &given_up);
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, to.get());

    const auto result = curl_easy_perform(curl.get());
    if (result == CURLE_OK) return {};
    return curl_easy_strerror(result);
}

}  // namespace notify
