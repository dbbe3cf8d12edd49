using System.Runtime.InteropServices;
using System.Text;
using DepGuard.Cli;

// A scan keeps most of what it allocates until its report is written: a run that needs no more than this ends before the first collection.
const long allowance = 144_000_000;
GC.TryStartNoGCRegion(allowance);

// An analysis does not look up until it is done, and the first process of a container would not even end by the signal.
using var interruption = PosixSignalRegistration.Create(PosixSignal.SIGINT, static _ => Environment.Exit(ExitStatus.Cancelled));

// A pipe or a file takes whole blocks; only a person's terminal needs each line at once. What the run has flushed needs no end.
var output = Console.IsOutputRedirected ? new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), bufferSize: 65_536) : Console.Out;
return await CommandLine.RunAsync(args, new Terminal(output, Console.Error, Console.In));
