import { inject, type InjectionKey, provide, type Ref, ref } from 'vue'

const SERVER_NOW: InjectionKey<Readonly<Ref<number>>> = Symbol('server clock')

/** Makes the server's time, in Unix seconds, known to everything below. */
export function provideServerNow(now: Readonly<Ref<number>>): void {
  provide(SERVER_NOW, now)
}

export function useServerNow(): Readonly<Ref<number>> {
  return inject(SERVER_NOW, ref(0))
}
