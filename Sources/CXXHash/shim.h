#pragma once
#include <xxhash.h>
#if defined(__x86_64__)
#define XXH_DISPATCH_DISABLE_REPLACE
#include <xxh_x86dispatch.h>
#endif

/// XXH3 of 128 bits with the widest instructions that the processor has; the hash is the same whatever they are.
static inline XXH128_hash_t broadsheet_hash(const void *bytes, size_t count) {
#if defined(__x86_64__)
  return count > 240 ? XXH3_128bits_dispatch(bytes, count) : XXH3_128bits(bytes, count);
#else
  return XXH3_128bits(bytes, count);
#endif
}
