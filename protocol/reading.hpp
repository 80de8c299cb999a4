// SPDX-License-Identifier: Apache-2.0
// Short pages that anybody may read: the clinic's own, over those that the client brings along.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>

#include "protocol/group/common.hpp"
#include "protocol/group/course.hpp"
#include "protocol/limits.hpp"

namespace protocol::api {

enum class Shelf { times, areas, skills, questions };
BOOST_DESCRIBE_ENUM(Shelf, times, areas, skills, questions)

// Words only, no markup.
struct PageSection {
    std::optional<Title> title;
    std::optional<List<Sentence, 40>> lines;  // one after the other
    std::optional<List<Sentence, 40>> list;
};
BOOST_DESCRIBE_STRUCT(PageSection, (), (title, lines, list))

struct PageToRead {
    Text<2, 35> language;  // as the client has it: "en", "es"
    Shelf shelf{};
    Text<1, 8> id;  // stands in the browser's history: a letter and a number, which say nothing
    Title title;
    Sentence summary;
    List<PageSection, 20> sections;  // none: the client's own page of this id goes away
    std::optional<List<Sentence, 12>> example;
    std::optional<List<group::ProblemArea, 4>> areas;  // what it is about
    std::optional<List<group::Phase, 4>> phases;
};
BOOST_DESCRIBE_STRUCT(PageToRead, (),
                      (language, shelf, id, title, summary, sections, example, areas, phases))

// GET /api/reading
struct Reading {
    List<PageToRead, 400> pages;
};
BOOST_DESCRIBE_STRUCT(Reading, (), (pages))

}  // namespace protocol::api
