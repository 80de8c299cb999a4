// SPDX-License-Identifier: Apache-2.0
// Whether the day that an offer names is behind us: nobody is reminded of "today" weeks later.
import { day } from '../../i18n/times';
import type { OfferView } from '../../wire/generated';

export const is_past = (offer: OfferView, now: number): boolean =>
  offer.day < now && day(offer.day) !== day(now);
