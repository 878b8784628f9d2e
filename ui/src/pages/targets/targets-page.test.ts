import { describe, expect, it } from 'vitest'
import { createSSRApp, h, ref, shallowRef } from 'vue'
import { renderToString } from 'vue/server-renderer'
import type { Targets } from '../../api/targets'
import { pool, target, targetsOfPools } from '../../features/target-list/targets.fixture'
import type { FeedState } from '../../realtime/live-feed'
import type { TargetsFeed } from '../../realtime/targets-feed'
import TargetsPage from './TargetsPage.vue'

function page(state: FeedState, targets: Targets | null, complaint = ''): Promise<string> {
  const feed = {
    targets: shallowRef(targets),
    live: {
      state: ref(state),
      asOf: ref(targets?.asOf ?? null),
      serverNow: ref(1_790_000_004),
      complaint: ref(complaint),
      secondsToRetry: ref(null),
    },
  } as unknown as TargetsFeed
  return renderToString(createSSRApp({ render: () => h(TargetsPage, { feed, address: 'http://pi:3000' }) }))
}

function textOf(html: string): string {
  return html
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

describe('the targets page', () => {
  it('shows a skeleton while loading', async () => {
    expect(textOf(await page('loading', null))).toContain('Loading the targets')
  })

  it('tells why there is nothing to show', async () => {
    const text = textOf(await page('error', null, '/api/targets answered 503'))
    expect(text).toContain('could not load the targets from http://pi:3000')
    expect(text).toContain('answered 503')
  })

  it('shows how a target is, and how its last scrape went', async () => {
    const text = textOf(await page('live', targetsOfPools(pool('machines', [target()]))))
    expect(text).toContain('machines 1 of 1 up')
    expect(text).toContain('10.0.0.7:9100')
    expect(text).toContain('env= home')
    expect(text).toMatch(/Last scrape 4 sec\.? ago Duration 12ms Samples 812/)
  })

  it('names a refusal, with what to do and what happened', async () => {
    const problem = { code: 'sample_limit', text: 'It exposes more than 50000 samples: raise the limit.' }
    const ill = target({ health: 'down', problem, error: 'sample limit exceeded' })
    const html = await page('live', targetsOfPools(pool('machines', [ill])))
    expect(html).toContain('data-problem="sample_limit"')
    expect(textOf(html)).toContain('Too many samples')
    expect(textOf(html)).toContain('raise the limit. sample limit exceeded')
  })

  it('counts what a job leaves out', async () => {
    const left = pool('machines', [], {
      problem: { code: 'target_limit', text: '12 targets beyond target_limit 7 are not scraped.' },
      dropped: { count: 240, kept: [[['__address__', 'old:1']]] },
      invalid: { count: 1, kept: [{ reason: 'found "h/p"', labels: [] }] },
    })
    const text = textOf(await page('live', targetsOfPools(left)))
    expect(text).toContain('Too many targets 12 targets beyond target_limit 7')
    expect(text).toContain('240 targets dropped by relabelling')
    expect(text).toContain('1 entry makes no target')
    expect(text).toContain('found no target for this job')
  })

  it('shows few of hundreds that are well', async () => {
    const many = Array.from({ length: 100 }, (_, id) => target({ id, instance: `h${id}:1` }))
    const html = await page('live', targetsOfPools(pool('bots', many)))
    expect(html.match(/data-target=/g)).toHaveLength(10)
    expect(textOf(html)).toContain('Show all 100')
  })

  it('writes what a target says as text, never as markup or script', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    const problem = { code: evil, text: evil }
    const html = await page(
      'live',
      targetsOfPools(
        pool(evil, [
          target({ instance: evil, url: 'javascript:alert(1)', labels: [[evil, evil]], health: 'down', problem, error: evil }),
        ]),
      ),
    )
    expect(html).not.toContain('<img src=x')
    expect(html).not.toContain('href="javascript:')
  })
})
