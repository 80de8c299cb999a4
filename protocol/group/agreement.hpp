// SPDX-License-Identifier: Apache-2.0
// What somebody agrees to before the first session, as data: a programme brings its agreements, and
// a group keeps the versions that it was founded with.
#pragma once

#include "protocol/group/common.hpp"

namespace protocol::group {

using AgreementKey = Text<1, 40>;
using AgreementVersion = Whole<1, 10000>;

// A few plain sentences, one thing each, in the programme's language.
struct Agreement {
    AgreementKey id;
    AgreementVersion version;
    Sentence source;  // where its rules come from
    Title title;
    List<Sentence, 10> points;
    bool operator==(const Agreement&) const = default;
};
BOOST_DESCRIBE_STRUCT(Agreement, (), (id, version, source, title, points))

// "agreements/{agreement}": everybody with a seat.
struct AgreementView {
    AgreementVersion version;
    Title title;
    List<Sentence, 10> points;
};
BOOST_DESCRIBE_STRUCT(AgreementView, (), (version, title, points))

}  // namespace protocol::group
