#pragma once
#include <sys/syscall.h>
#include <unistd.h>

// The Glibc module is built without _GNU_SOURCE, so what Linux adds to POSIX is called by number here.

/// The number of processors in the affinity mask of the calling thread; -1 when the kernel does not tell.
static inline int broadsheet_affinity_count(void) {
  unsigned long mask[128];
  long bytes = syscall(SYS_sched_getaffinity, 0, sizeof mask, mask);
  if (bytes < 0) return -1;
  int count = 0;
  for (unsigned long i = 0; i < (unsigned long)bytes / sizeof mask[0]; i++) count += __builtin_popcountl(mask[i]);
  return count;
}
