package io.freqwatch.tsdb.head;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory outside of the heap for chunks, in slots of five sizes; what is larger, as chunks of large
 * histograms are until they are in a file, is an array. A slot is named by a number; its memory is
 * reused after {@link #free}, so readers copy what they keep. Used under the head's write lock,
 * reads under its read lock.
 */
final class ChunkSlab implements AutoCloseable {
  /** No slot. */
  static final int NONE = -1;

  private static final int[] SIZES = {64, 128, 256, 512, 1056};
  private static final int REGION_BYTES = 1 << 20;
  private static final int SIZE_SHIFT = 28;
  private static final int INDEX_MASK = (1 << SIZE_SHIFT) - 1;

  /** The slots of one size. */
  private static final class SizeClass {
    private final int slotBytes;
    private final int regionShift;
    private final int regionMask;
    private final IntStack free = new IntStack();
    private MemorySegment[] regions = {};
    private int used;

    private SizeClass(int slotBytes) {
      this.slotBytes = slotBytes;
      this.regionShift = 31 - Integer.numberOfLeadingZeros(REGION_BYTES / slotBytes);
      this.regionMask = (1 << regionShift) - 1;
    }
  }

  private final Arena arena = Arena.ofShared();
  private final SizeClass[] classes = new SizeClass[SIZES.length];
  private final IntStack freeArrays = new IntStack();
  private final List<MemorySegment> arrays = new ArrayList<>();
  private long usedBytes;

  ChunkSlab() {
    for (int i = 0; i < SIZES.length; i++) {
      classes[i] = new SizeClass(SIZES[i]);
    }
  }

  /** A slot of at least some bytes, all zero. */
  int allocate(int bytes) {
    int slot = take(bytes);
    memory(slot).fill((byte) 0);
    return slot;
  }

  private int take(int bytes) {
    int sizeClass = 0;
    while (sizeClass < SIZES.length && SIZES[sizeClass] < bytes) {
      sizeClass++;
    }
    if (sizeClass == SIZES.length) {
      return allocateArray(bytes);
    }
    SizeClass from = classes[sizeClass];
    int index = from.free.isEmpty() ? extend(from) : from.free.pop();
    usedBytes += from.slotBytes;
    return sizeClass << SIZE_SHIFT | index;
  }

  private int allocateArray(int bytes) {
    MemorySegment array = MemorySegment.ofArray(new byte[bytes]);
    int index = freeArrays.isEmpty() ? arrays.size() : freeArrays.pop();
    if (index == arrays.size()) {
      arrays.add(array);
    } else {
      arrays.set(index, array);
    }
    usedBytes += bytes;
    return SIZES.length << SIZE_SHIFT | index;
  }

  void free(int slot) {
    usedBytes -= size(slot);
    if (isArray(slot)) {
      arrays.set(slot & INDEX_MASK, MemorySegment.NULL);
      freeArrays.push(slot & INDEX_MASK);
    } else {
      classes[slot >>> SIZE_SHIFT].free.push(slot & INDEX_MASK);
    }
  }

  private static boolean isArray(int slot) {
    return slot >>> SIZE_SHIFT == SIZES.length;
  }

  int size(int slot) {
    return isArray(slot)
        ? (int) arrays.get(slot & INDEX_MASK).byteSize()
        : SIZES[slot >>> SIZE_SHIFT];
  }

  MemorySegment memory(int slot) {
    return region(slot).asSlice(offset(slot), size(slot));
  }

  /** The memory of which a slot is a part. */
  MemorySegment region(int slot) {
    if (isArray(slot)) {
      return arrays.get(slot & INDEX_MASK);
    }
    SizeClass of = classes[slot >>> SIZE_SHIFT];
    return of.regions[(slot & INDEX_MASK) >>> of.regionShift];
  }

  /** Where a slot begins in its region. */
  long offset(int slot) {
    if (isArray(slot)) {
      return 0;
    }
    SizeClass of = classes[slot >>> SIZE_SHIFT];
    return (long) (slot & of.regionMask) * of.slotBytes;
  }

  /** Bytes of the slots that are in use. */
  long usedBytes() {
    return usedBytes;
  }

  private int extend(SizeClass of) {
    if (of.used == of.regions.length << of.regionShift) {
      MemorySegment[] more = new MemorySegment[of.regions.length + 1];
      System.arraycopy(of.regions, 0, more, 0, of.regions.length);
      more[of.regions.length] = arena.allocate((long) of.slotBytes << of.regionShift, Long.BYTES);
      of.regions = more;
    }
    return of.used++;
  }

  @Override
  public void close() {
    arena.close();
  }
}
