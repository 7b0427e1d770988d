private import Glibc

/// The one question for which the time of day is asked; its answer decides only whether a file is read again.
public enum Clock {
  /// True when the file was written so lately that it could be written again without its stamp showing it.
  public static func mayStillChange(_ stamp: FileStamp) -> Bool {
    var now = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    return max(stamp.modified, stamp.changed) > (Int(now.tv_sec) - 2) * 1_000_000_000
  }
}
