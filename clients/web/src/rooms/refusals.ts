// SPDX-License-Identifier: Apache-2.0
// Why something was not saved, in our words; the server's own where we have none.
import { said, t } from '../i18n/i18n.svelte';
import type { Refused } from '../wire/frames';
import type { Problem } from '../wire/generated';

// Of what is asked over HTTP: joining, founding, passphrases, links.
export function answer_words(fault: Pick<Problem, 'code' | 'message'>): string {
  return said(`api.${fault.code}`) ?? refusal_words(fault);
}

export function refusal_words(why: Pick<Refused, 'code' | 'message'> | undefined): string {
  if (!why) return t('saved.refused');
  return said(`refusal.${why.code}`) ?? (why.message || t('saved.refused'));
}
