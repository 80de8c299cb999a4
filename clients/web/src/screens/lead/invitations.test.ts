// SPDX-License-Identifier: Apache-2.0
// A join link that was made is brought into sight.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { api } from '../../api';
import type { Group } from '../../rooms/group.svelte';
import { FakeGroup } from '../../rooms/testing/fake_group.svelte';
import Invitations from './Invitations.svelte';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

test('the link and its picture are scrolled to', async () => {
  const link = '#/join/abc';
  vi.spyOn(api, 'invitations').mockResolvedValue({ got: { invitations: [] } });
  vi.spyOn(api, 'invite').mockResolvedValue({
    got: { id: 'v1', link, qr: '', expires_at: 0 },
  } as Awaited<ReturnType<typeof api.invite>>);
  const scrolled: Element[] = [];
  Element.prototype.scrollIntoView = function () {
    scrolled.push(this);
  };
  render(Invitations, { group: new FakeGroup('between', 'ines') as unknown as Group });
  await fireEvent.click(screen.getByRole('button', { name: 'Make a join link' }));
  await vi.waitFor(() => expect(scrolled).toHaveLength(1));
  expect(scrolled[0]!.textContent).toContain(link);
});
