// SPDX-License-Identifier: Apache-2.0
#include "server/domain/group/records.hpp"

namespace domain::group {

SplitJson to_record(const Recorded& recorded) { return encode_split(recorded); }

Decoded<Recorded> recorded_from(std::string_view skeleton,
                                const std::map<PartKey, std::string>& parts) {
    return decode_joined<Recorded>(skeleton, parts);
}

SplitJson to_snapshot(const GroupState& group) { return encode_split(group); }

Decoded<GroupState> group_from(std::string_view skeleton,
                               const std::map<PartKey, std::string>& parts) {
    return decode_joined<GroupState>(skeleton, parts);
}

}  // namespace domain::group
