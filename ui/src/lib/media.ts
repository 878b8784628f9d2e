import { onScopeDispose, type Ref, ref } from 'vue'

/** Follows a media query; false where there is no window. */
export function useMedia(query: string): Readonly<Ref<boolean>> {
  const matches = ref(false)
  if (typeof window === 'undefined') return matches
  const media = window.matchMedia(query)
  const follow = () => (matches.value = media.matches)
  follow()
  media.addEventListener('change', follow)
  onScopeDispose(() => media.removeEventListener('change', follow))
  return matches
}
