import type { Silence } from '../../api/alerts'

/** A silence that is bound to one alert and ends with it. */
export function isAcknowledgement(silence: Silence): boolean {
  return silence.annotations.has('freqwatch_acknowledges')
}
