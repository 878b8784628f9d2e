import { computed, type ComputedRef, type Ref, ref, shallowRef } from 'vue'
import { type Fleet, parseFleet, parseSparklines, type Range, type Sparklines } from '../api/fleet'
import { ReconnectingStream, type StreamPorts } from './reconnecting-stream'

export type FeedState = 'loading' | 'live' | 'reconnecting' | 'stale' | 'error' | 'paused'

/** Sparklines with the range that was asked for. */
export interface History {
  readonly range: Range
  readonly lines: Sparklines
}

export interface FeedPorts extends StreamPorts {
  /** Text of the address; rejects with a message for people. */
  fetch(address: string): Promise<string>
}

/** The server sends the fleet at least every ten seconds; twice that is silence. */
const FRESH_MILLIS = 20_000

/**
 * The fleet as the server tells it, over its event stream. Keeps the last good document when the
 * connection is lost; while the stream fails, each attempt also asks for the plain document, which
 * keeps the page alive behind a proxy that does not pass streams.
 */
export class FleetFeed {
  readonly fleet = shallowRef<Fleet | null>(null)
  readonly history = shallowRef<History | null>(null)
  readonly complaint = ref('')
  /** Whole seconds until the next attempt; null while none is planned. */
  readonly secondsToRetry: ComputedRef<number | null>
  readonly state: ComputedRef<FeedState>
  /** Unix seconds of the server's clock, moved on by the browser's; still while paused. */
  readonly serverNow: ComputedRef<number>

  private readonly stream: ReconnectingStream
  private readonly connected = ref(false)
  private readonly paused = ref(false)
  private readonly receivedAt = ref(0)
  private readonly retryAt = ref<number | null>(null)
  private pausedAt = 0
  private resting = false
  private range: Range = '24h'
  /** Counts up whenever the stream is opened or closed: late answers to an older one are dropped. */
  private generation = 0

  constructor(
    private readonly ports: FeedPorts,
    private readonly ticker: Readonly<Ref<number>>,
  ) {
    this.stream = new ReconnectingStream(ports, {
      event: (name, data) => this.receive(name, data),
      waiting: (delay) => this.wait(delay),
    })
    this.state = computed(() => this.currentState())
    this.secondsToRetry = computed(() => {
      const at = this.retryAt.value
      return at === null ? null : Math.max(0, Math.ceil((at - this.ticker.value) / 1000))
    })
    this.serverNow = computed(() => {
      const now = this.paused.value ? this.pausedAt : this.ticker.value
      const age = Math.max(0, now - this.receivedAt.value) / 1000
      return (this.fleet.value?.asOf ?? 0) + age
    })
  }

  /** Opens the stream with sparklines of this range. */
  open(range: Range): void {
    this.range = range
    this.generation += 1
    if (!this.paused.value) this.stream.open(`/api/fleet/stream?range=${range}`)
  }

  close(): void {
    this.generation += 1
    this.stream.close()
    this.connected.value = false
  }

  pause(): void {
    this.pausedAt = this.ticker.value
    this.paused.value = true
    this.close()
  }

  resume(): void {
    this.paused.value = false
    this.open(this.range)
  }

  /** Lets the connection go until `wake`; the numbers grow stale meanwhile. */
  rest(): void {
    this.resting = true
    this.close()
  }

  wake(): void {
    if (!this.resting) return
    this.resting = false
    this.open(this.range)
  }

  retryNow(): void {
    this.retryAt.value = null
    this.stream.retryNow()
  }

  private currentState(): FeedState {
    if (this.paused.value) return 'paused'
    if (this.fleet.value === null) return this.complaint.value === '' ? 'loading' : 'error'
    const silent = this.ticker.value - this.receivedAt.value
    if (silent > FRESH_MILLIS) return 'stale'
    return this.connected.value ? 'live' : 'reconnecting'
  }

  private receive(name: string, data: string): void {
    this.connected.value = true
    this.retryAt.value = null
    try {
      if (name === 'fleet') this.accept(parseFleet(data))
      if (name === 'sparklines') this.history.value = { range: this.range, lines: parseSparklines(data) }
    } catch (error) {
      this.complaint.value = messageOf(error)
    }
  }

  private accept(fleet: Fleet): void {
    this.fleet.value = fleet
    this.receivedAt.value = this.ticker.value
    this.complaint.value = ''
  }

  private wait(delayMillis: number): void {
    this.connected.value = false
    this.retryAt.value = this.ticker.value + delayMillis
    void this.askOnce()
  }

  private async askOnce(): Promise<void> {
    const { generation, range } = this
    try {
      const fleet = parseFleet(await this.ports.fetch('/api/fleet'))
      if (generation !== this.generation) return
      this.accept(fleet)
      const lines = parseSparklines(await this.ports.fetch(`/api/fleet/sparklines?range=${range}`))
      if (generation === this.generation) this.history.value = { range, lines }
    } catch (error) {
      if (generation === this.generation) this.complaint.value = messageOf(error)
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
