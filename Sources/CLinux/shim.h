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

/// Lets the calling thread run only while a core has nothing else to do; 0, or -1 when the system does not allow it.
static inline int broadsheet_give_way(void) {
  int priority = 0;
  return (int)syscall(SYS_sched_setscheduler, 0, 5 /* SCHED_IDLE */, &priority);
}

#include <malloc.h>

/// Lets the allocator take memory from the system in large steps and keep what it has: a build asks for hundreds of megabytes in small
/// pieces, and giving them back in between only means to ask for them, and have them zeroed, again. Large pages are not asked for: where
/// a virtual machine gives free ones back to its host, getting them again takes longer than all small ones together.
static inline void broadsheet_keep_memory(void) {
  mallopt(M_TOP_PAD, 64 << 20);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
}

/// An open file in memory without a name, closed in child processes; -1 with errno.
static inline int broadsheet_memory_file(void) {
  return (int)syscall(SYS_memfd_create, "broadsheet", 1 /* MFD_CLOEXEC */);
}

/// Exchanges two names of a folder in one step; -1 with errno when one is missing or the file system cannot.
static inline int broadsheet_exchange(int folder, const char *one, const char *other) {
  return (int)syscall(SYS_renameat2, folder, one, folder, other, 2 /* RENAME_EXCHANGE */);
}
