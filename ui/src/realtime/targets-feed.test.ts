import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import type { FeedPorts } from './live-feed'
import type { ConnectionListener } from './reconnecting-stream'
import { TargetsFeed } from './targets-feed'

const NOTHING = '{"count":0,"kept":[]}'
const TARGETS =
  `{"asOf":10,"version":"1","pools":[{"job":"j","dropped":${NOTHING},"invalid":${NOTHING},` +
  '"targets":[{"id":0,"url":"http://h:1/","labels":{},"discovered":{},"health":"up"}]}]}'

function started() {
  const opened: string[] = []
  const listeners: ConnectionListener[] = []
  const ports: FeedPorts = {
    connect(address, listener) {
      opened.push(address)
      listeners.push(listener)
      return { close: () => undefined }
    },
    schedule: () => () => undefined,
    random: () => 0.5,
    fetch: () => Promise.reject(new Error('answered 503')),
  }
  const feed = new TargetsFeed(ports, ref(0))
  feed.open()
  return { feed, opened, tell: (event: string, data: string) => listeners.at(-1)?.event(event, data) }
}

describe('TargetsFeed', () => {
  it('shows the whole, and then what changes', () => {
    const { feed, opened, tell } = started()
    expect(opened).toEqual(['/api/targets/stream'])
    expect(feed.live.state.value).toBe('loading')
    tell('targets', TARGETS)
    tell('changes', '{"asOf":12,"targets":[{"id":0,"health":"down","error":"refused"}]}')
    expect(feed.targets.value?.pools[0]?.targets[0]?.health).toBe('down')
    expect(feed.live.asOf.value).toBe(12)
    expect(feed.live.state.value).toBe('live')
  })

  it('waits for the whole before it takes a change', () => {
    const { feed, tell } = started()
    tell('changes', '{"asOf":12,"targets":[]}')
    expect(feed.live.state.value).toBe('loading')
  })

  it('does not wake what is closed', () => {
    const { feed, opened } = started()
    feed.close()
    feed.live.rest()
    feed.live.wake()
    feed.live.resume()
    expect(opened).toHaveLength(1)
  })
})
