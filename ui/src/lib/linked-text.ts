import { webAddress } from './web-address'

export interface TextPart {
  readonly text: string
  /** Where it leads, for an address; else empty. */
  readonly link: string
}

/** Text with its web addresses told apart, as phones show it. */
export function linkedText(text: string): TextPart[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, link: part.startsWith('http') ? (webAddress(part) ?? '') : '' }))
}
