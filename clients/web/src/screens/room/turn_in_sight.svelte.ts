// SPDX-License-Identifier: Apache-2.0
// Where the card of one's own turn stands, and whether it is on the screen now.

class TurnInSight {
  card: HTMLElement | undefined;
  is = $state(false);

  watch = (card: HTMLElement) => {
    const eye = new IntersectionObserver(([seen]) => (this.is = seen?.isIntersecting ?? false));
    eye.observe(card);
    this.card = card;
    return () => {
      eye.disconnect();
      this.is = false;
    };
  };
}

export const turn_in_sight = new TurnInSight();
