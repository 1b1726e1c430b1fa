package dev.bellhop.bench.lab;

/// What a process holds after its garbage was collected. A JVM is started with its whole heap resident ([Lab#PRETOUCHED]),
/// so what grows in resident memory lies outside the heap, and what grows in the heap is asked of the JVM.
///
/// @param heap what lives in a JVM's heap, else 0
public record Memory(long residentKilobytes, long heapKilobytes) {
    public double grownSince(Memory before) {
        return residentSince(before) + heapSince(before);
    }

    public double residentSince(Memory before) {
        return residentKilobytes - before.residentKilobytes;
    }

    public double heapSince(Memory before) {
        return heapKilobytes - before.heapKilobytes;
    }
}
