import { computed, type ComputedRef, type Ref, ref } from 'vue'
import { ReconnectingStream, type StreamPorts } from './reconnecting-stream'

export type FeedState = 'loading' | 'live' | 'reconnecting' | 'stale' | 'error' | 'paused'

/** The states that tests and style sheets know; anything but live numbers is stale. */
export function dataStateOf(state: FeedState): FeedState {
  return ['loading', 'live', 'error'].includes(state) ? state : 'stale'
}

export interface FeedPorts extends StreamPorts {
  /** Text of the address; rejects with a message for people. */
  fetch(address: string): Promise<string>
}

/** A plain document, and the event that brings the same over the stream. */
export interface PlainDocument {
  readonly event: string
  readonly address: string
}

/**
 * Takes an event and answers the server's time (Unix seconds) where it tells it; throws where it
 * cannot be read.
 */
export type Receiver = (event: string, data: string) => number | null

/** The server sends something at least every ten seconds; twice that is silence. */
const FRESH_MILLIS = 20_000

/**
 * A connection to an event stream of the server, as a page shows it. While the stream fails, each
 * attempt also asks for the plain documents, which keeps the page alive behind a proxy that does not
 * pass streams.
 */
export class LiveFeed {
  readonly complaint = ref('')
  /** When what is shown was true, by the server's clock; null before anything has come. */
  readonly asOf = ref<number | null>(null)
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
  private address: string | null = null
  private documents: readonly PlainDocument[] = []
  /** Counts up whenever the stream is opened or closed: late answers to an older one are dropped. */
  private generation = 0

  constructor(
    private readonly ports: FeedPorts,
    private readonly ticker: Readonly<Ref<number>>,
    private readonly receiver: Receiver,
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
      return (this.asOf.value ?? 0) + age
    })
  }

  /** Opens the stream; the documents are asked for while it fails. */
  open(address: string, documents: readonly PlainDocument[]): void {
    this.address = address
    this.documents = documents
    this.resting = false
    this.connect()
  }

  /** Lets the connection go; what came stays. */
  close(): void {
    this.address = null
    this.resting = false
    this.disconnect()
  }

  pause(): void {
    this.pausedAt = this.ticker.value
    this.paused.value = true
    this.disconnect()
  }

  resume(): void {
    this.paused.value = false
    this.connect()
  }

  /** Lets the connection go until `wake`; the numbers grow stale meanwhile. */
  rest(): void {
    this.resting = this.address !== null
    this.disconnect()
  }

  wake(): void {
    if (!this.resting) return
    this.resting = false
    this.connect()
  }

  retryNow(): void {
    this.retryAt.value = null
    this.stream.retryNow()
  }

  private connect(): void {
    this.generation += 1
    if (!this.paused.value && this.address !== null) this.stream.open(this.address)
  }

  private disconnect(): void {
    this.generation += 1
    this.stream.close()
    this.connected.value = false
  }

  private currentState(): FeedState {
    if (this.paused.value) return 'paused'
    if (this.asOf.value === null) return this.complaint.value === '' ? 'loading' : 'error'
    const silent = this.ticker.value - this.receivedAt.value
    if (silent > FRESH_MILLIS) return 'stale'
    return this.connected.value ? 'live' : 'reconnecting'
  }

  private receive(name: string, data: string): void {
    this.connected.value = true
    this.retryAt.value = null
    try {
      this.accept(name, data)
    } catch (error) {
      this.complaint.value = messageOf(error)
    }
  }

  private accept(name: string, data: string): void {
    const time = this.receiver(name, data)
    if (time === null) return
    this.asOf.value = time
    this.receivedAt.value = this.ticker.value
    this.complaint.value = ''
  }

  private wait(delayMillis: number): void {
    this.connected.value = false
    this.retryAt.value = this.ticker.value + delayMillis
    void this.askOnce()
  }

  private async askOnce(): Promise<void> {
    const { generation } = this
    try {
      for (const document of this.documents) {
        // One after the other: the page lives with the first alone.
        // oxlint-disable-next-line no-await-in-loop
        const data = await this.ports.fetch(document.address)
        if (generation !== this.generation) return
        this.accept(document.event, data)
      }
    } catch (error) {
      if (generation === this.generation) this.complaint.value = messageOf(error)
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
