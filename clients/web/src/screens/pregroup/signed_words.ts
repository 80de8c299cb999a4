// SPDX-License-Identifier: Apache-2.0
// Who signed, when, and whether it is still so.
import { t } from '../../i18n/i18n.svelte';
import { day_and_time } from '../../i18n/times';
import { name_of } from '../../rooms/views';
import type { Document, SignatureView } from '../../wire/generated';

export function signed_words(doc: Document, signature: SignatureView): string {
  const fields = {
    name: name_of(doc, signature.by) ?? t('room.name_removed'),
    when: day_and_time(signature.at),
  };
  return signature.still_so ? t('pre.sign.still_so', fields) : t('pre.sign.changed', fields);
}
