import { type Ref, shallowRef } from 'vue'
import { type FeedPorts, LiveFeed } from './live-feed'

/** A document of the server that comes anew, as a whole, whenever it has changed. */
export class DocumentFeed<T extends { readonly asOf: number }> {
  readonly document = shallowRef<T | null>(null)
  readonly live: LiveFeed

  constructor(
    private readonly name: string,
    parse: (json: string) => T,
    ports: FeedPorts,
    ticker: Readonly<Ref<number>>,
  ) {
    this.live = new LiveFeed(ports, ticker, (event, data) => {
      if (event !== name) return null
      const read = parse(data)
      this.document.value = read
      return read.asOf
    })
  }

  open(): void {
    const address = `/api/${this.name}`
    this.live.open(`${address}/stream`, [{ event: this.name, address }])
  }

  close(): void {
    this.live.close()
  }
}
