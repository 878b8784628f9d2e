import type { Alerts } from '../api/alerts'
import type { Fleet } from '../api/fleet'
import type { Targets } from '../api/targets'
import { firingCount } from '../features/alert-list/alert-filter'
import { botsOf } from '../features/problem-list/announcements'
import { targetsOf } from '../features/target-list/target-filter'
import { t } from '../i18n/i18n'
import type { Page } from '../lib/route'

/** What the server has told of each page so far. */
export interface Shown {
  readonly fleet: Fleet | null
  readonly targets: Targets | null
  readonly alerts: Alerts | null
}

/** What the browser's tab says: how much is wrong, and where. */
export function titleOf(page: Page, shown: Shown): string {
  switch (page) {
    case 'fleet':
      return withCount(problemsOf(shown.fleet), 'Freqwatch')
    case 'targets':
      return withCount(downIn(shown.targets), `${t('targets.title')} – Freqwatch`)
    case 'alerts':
      return withCount(shown.alerts === null ? 0 : firingCount(shown.alerts), `${t('alerts.title')} – Freqwatch`)
    case 'outbox':
      return `${t('outbox.title')} – Freqwatch`
  }
}

function withCount(count: number, title: string): string {
  return count > 0 ? `(${count}) ${title}` : title
}

function problemsOf(fleet: Fleet | null): number {
  return fleet === null ? 0 : botsOf(fleet).filter((bot) => bot.health === 'problem').length
}

function downIn(targets: Targets | null): number {
  return targets === null ? 0 : targetsOf(targets).filter((target) => target.health === 'down').length
}
