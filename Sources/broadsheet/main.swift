import BroadsheetCommand
import Glibc

exit(BroadsheetCommand.run(Array(CommandLine.arguments.dropFirst())))
