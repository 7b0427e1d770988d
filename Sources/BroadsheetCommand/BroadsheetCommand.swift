// The BroadsheetCommand part.
