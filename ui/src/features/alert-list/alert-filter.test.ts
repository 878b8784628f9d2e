import { describe, expect, it } from 'vitest'
import { alert, alertsOf } from './alerts.fixture'
import { firingCount, shownGroups } from './alert-filter'

const alerts = alertsOf(
  alert({ alertname: 'FtBotDown', bot: 'alpha', severity: 'critical' }),
  alert({ alertname: 'FtBotStale', bot: 'beta', severity: 'critical' }, { silencedBy: ['s1'] }),
  alert({ alertname: 'Watchdog', severity: 'none' }),
)

function names(text: string, held = false, receiver = ''): (string | undefined)[] {
  return shownGroups(alerts, { text, held, receiver, by: 'route' }).flatMap((group) =>
    group.alerts.map((each) => each.labels.get('alertname')),
  )
}

describe('the filter of alerts', () => {
  it('leaves out what is held back unless that is wanted', () => {
    expect(names('')).toEqual(['FtBotDown', 'Watchdog'])
    expect(names('', true)).toEqual(['FtBotDown', 'Watchdog', 'FtBotStale'])
  })

  it('takes conditions on labels, and else words', () => {
    expect(names('{bot=~"al.*"}')).toEqual(['FtBotDown'])
    expect(names('ALPHA does')).toEqual(['FtBotDown'])
    expect(names('nothing')).toEqual([])
  })

  it('takes a receiver', () => {
    expect(names('', true, 'phone')).toHaveLength(3)
    expect(names('', true, 'other')).toEqual([])
  })

  it('groups by a label, the gravest first, each alert once', () => {
    const [first] = alerts.groups
    const twice = { ...alerts, groups: [alerts.groups[2]!, first!, { ...first!, receiver: 'mail' }] }
    const groups = shownGroups(twice, { text: '', held: true, receiver: '', by: 'bot' })
    expect(groups.map(({ labels, alerts: members }) => [labels.get('bot'), members.length])).toEqual([['alpha', 1], ['', 1]])
  })

  it('counts what a person should look at', () => {
    expect(firingCount(alerts)).toBe(1)
  })
})
