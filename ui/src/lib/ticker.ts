import { onScopeDispose, type Ref, ref } from 'vue'

/** Milliseconds of the browser's monotonic clock, renewed about once a second. */
export function useTicker(intervalMillis = 1000): Readonly<Ref<number>> {
  const now = ref(performance.now())
  const timer = setInterval(() => (now.value = performance.now()), intervalMillis)
  onScopeDispose(() => clearInterval(timer))
  return now
}
