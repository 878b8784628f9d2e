import type { Directive } from 'vue'

const CALM = '(prefers-reduced-motion: reduce)'

/** `v-flash="text"`: lights the element up for a moment when the text changes. */
export const vFlash: Directive<HTMLElement, string> = {
  updated(element, { value, oldValue }) {
    if (value === oldValue || window.matchMedia(CALM).matches) return
    element.animate([{ backgroundColor: 'var(--flash)' }, { backgroundColor: 'transparent' }], {
      duration: 900,
      easing: 'ease-out',
    })
  },
  getSSRProps: () => ({}),
}
