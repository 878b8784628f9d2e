import { type Ref, shallowRef } from 'vue'
import { parseChanges, parseTargets, type Targets, withChanges } from '../api/targets'
import { type FeedPorts, LiveFeed } from './live-feed'

const PLAIN = [{ event: 'targets', address: '/api/targets' }]

/** What is scraped, as the server tells it: the whole at first, then what changes. */
export class TargetsFeed {
  readonly targets = shallowRef<Targets | null>(null)
  readonly live: LiveFeed

  constructor(ports: FeedPorts, ticker: Readonly<Ref<number>>) {
    this.live = new LiveFeed(ports, ticker, (event, data) => this.receive(event, data))
  }

  open(): void {
    this.live.open('/api/targets/stream', PLAIN)
  }

  close(): void {
    this.live.close()
  }

  private receive(event: string, data: string): number | null {
    if (event === 'targets') this.targets.value = parseTargets(data)
    else if (event === 'changes' && this.targets.value !== null) {
      this.targets.value = withChanges(this.targets.value, parseChanges(data))
    }
    return this.targets.value?.asOf ?? null
  }
}
