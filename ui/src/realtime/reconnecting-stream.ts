/** One open connection to a stream of events. */
export interface Connection {
  close(): void
}

export interface ConnectionListener {
  event(name: string, data: string): void
  failed(): void
}

/** What a stream needs from its surroundings; tests bring their own time and chance. */
export interface StreamPorts {
  connect(address: string, listener: ConnectionListener): Connection
  /** Runs the action later; the answer cancels it. */
  schedule(milliseconds: number, action: () => void): () => void
  /** Evenly spread in [0, 1). */
  random(): number
}

export interface StreamListener {
  event(name: string, data: string): void
  /** The connection is lost and the next attempt starts after `delayMillis`. */
  waiting(delayMillis: number): void
}

const FIRST_DELAY = 1000
const LONGEST_DELAY = 15_000
const LONGEST_SILENCE = 30_000

/**
 * Keeps one stream of events open. A failed connection is tried again after 1, 2, 4, 8 and then
 * every 15 seconds, each spread by ±20 %; so is one that stays silent for 30 seconds, because a
 * dead network path does not always report itself. The first event resets the delay.
 */
export class ReconnectingStream {
  private address: string | null = null
  private connection: Connection | null = null
  private failures = 0
  private cancelRetry: () => void = nothing
  private cancelWatch: () => void = nothing

  constructor(
    private readonly ports: StreamPorts,
    private readonly listener: StreamListener,
  ) {}

  /** Opens the stream at this address, instead of any other one. */
  open(address: string): void {
    this.close()
    this.address = address
    this.failures = 0
    this.connect()
  }

  close(): void {
    this.address = null
    this.disconnect()
  }

  /** Does not wait for the delay to end. */
  retryNow(): void {
    if (this.address !== null) this.open(this.address)
  }

  private connect(): void {
    const address = this.address
    if (address === null) return
    this.disconnect()
    this.watch()
    let current = true
    const connection = this.ports.connect(address, {
      event: (name, data) => {
        if (current) this.receive(name, data)
      },
      failed: () => {
        if (current) this.fail()
      },
    })
    this.connection = {
      close: () => {
        current = false
        connection.close()
      },
    }
  }

  private receive(name: string, data: string): void {
    this.failures = 0
    this.watch()
    this.listener.event(name, data)
  }

  private fail(): void {
    this.disconnect()
    const delay = this.nextDelay()
    this.failures += 1
    this.cancelRetry = this.ports.schedule(delay, () => this.connect())
    this.listener.waiting(delay)
  }

  private nextDelay(): number {
    const plain = Math.min(FIRST_DELAY * 2 ** this.failures, LONGEST_DELAY)
    return Math.round(plain * (0.8 + 0.4 * this.ports.random()))
  }

  private watch(): void {
    this.cancelWatch()
    this.cancelWatch = this.ports.schedule(LONGEST_SILENCE, () => this.fail())
  }

  private disconnect(): void {
    this.cancelRetry()
    this.cancelWatch()
    this.cancelRetry = nothing
    this.cancelWatch = nothing
    this.connection?.close()
    this.connection = null
  }
}

function nothing(): void {
  // There is nothing to cancel.
}
