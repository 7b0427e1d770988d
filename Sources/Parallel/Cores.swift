private import CLinux
private import Glibc

extension Parallel {
  /// How many cores this process may use: the affinity mask counts, as containers and `taskset` narrow it. At least 1.
  public static var cores: Int {
    let allowed = Int(broadsheet_affinity_count())
    return max(1, allowed > 0 ? allowed : sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }
}
