import type { Targets } from '../../api/targets'
import { t } from '../../i18n/i18n'
import { targetsOf } from './target-filter'

const MAX_NEWS = 3

/** What went down or came back since, for people who hear the page; the first few of many. */
export function targetNews(before: Targets, after: Targets): readonly string[] {
  const healthBefore = new Map(targetsOf(before).map((target) => [target.url, target.health]))
  return targetsOf(after)
    .flatMap((target) => {
      const earlier = healthBefore.get(target.url)
      if (earlier === undefined || earlier === 'unknown' || (earlier === 'down') === (target.health === 'down')) return []
      return [t(target.health === 'down' ? 'announce.targetDown' : 'announce.targetUp', { target: target.instance })]
    })
    .slice(0, MAX_NEWS)
}
