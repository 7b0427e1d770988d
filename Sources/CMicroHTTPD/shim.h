#pragma once
#include <microhttpd.h>
#include <string.h>

// MHD_start_daemon is variadic, which Swift cannot call; the options that this program uses are fixed here.

/// Leaves addresses as they were sent: decoding is done once, by the caller, who has to see `%00` and `%2F`.
static inline size_t broadsheet_keep_escapes(void *context, struct MHD_Connection *connection, char *text) {
  (void)context;
  (void)connection;
  return strlen(text);
}

/// Serves an already listening socket, which the daemon closes in the end, on threads of its own. NULL when it cannot start.
static inline struct MHD_Daemon *broadsheet_start_daemon(int listening, unsigned int threads, unsigned int timeout_seconds,
                                                         MHD_AccessHandlerCallback handler, void *context) {
  return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC, 0, NULL, NULL, handler, context,
                          MHD_OPTION_LISTEN_SOCKET, listening,                                  //
                          MHD_OPTION_THREAD_POOL_SIZE, threads,                                 //
                          MHD_OPTION_CONNECTION_TIMEOUT, timeout_seconds,                       //
                          MHD_OPTION_CONNECTION_LIMIT, 1000u,                                   //
                          MHD_OPTION_UNESCAPE_CALLBACK, &broadsheet_keep_escapes, (void *)NULL, //
                          MHD_OPTION_END);
}
