using DepGuard.Readers.Traces.Formats;
using DepGuard.Readers.Traces.Joining;
using DepGuard.Readers.Traces.Metrics;

namespace DepGuard.Readers.Traces;

/// <summary>What all files with spans, dependencies and metrics fill together.</summary>
internal sealed class TraceInput
{
    /// <summary>Spans that wait for the rest of their trace; with 60 bytes each some 24 MB.</summary>
    private const int WindowSize = 400_000;

    private readonly List<FileStatistics> _statistics = [];
    private readonly List<string> _paths = [];
    private readonly MessageJoin _messages;
    private readonly TraceWindow _window;

    public TraceInput()
    {
        Services = new ServiceList(Names);
        Metrics = new CallMetrics(this);
        _messages = new MessageJoin(Calls, Peers);
        _window = new TraceWindow(WindowSize, new TraceJoin(Calls, _messages, Peers, _statistics));
    }

    /// <summary>Texts of spans.</summary>
    public NameList Names { get; } = new();

    /// <summary>Other ends of calls by name or address.</summary>
    public HostList Hosts { get; } = new();

    /// <summary>Other ends of calls as spans describe them.</summary>
    public PeerList Peers { get; } = new();

    /// <summary>Services that report.</summary>
    public ServiceList Services { get; }

    /// <summary>Calls that spans show.</summary>
    public CallTable Calls { get; } = new();

    /// <summary>Calls that others have counted.</summary>
    public CounterTable Counters { get; } = new();

    /// <summary>Takes metrics.</summary>
    public CallMetrics Metrics { get; }

    /// <summary>Statistics of the file that is read.</summary>
    public FileStatistics Current => _statistics[^1];

    /// <summary>The files so far, in order, with their statistics.</summary>
    public IEnumerable<(string Path, FileStatistics Statistics)> Files => _paths.Zip(_statistics);

    /// <summary>Path of a file by its number.</summary>
    public string Path(int file) => _paths[file];

    /// <summary>Number of the file that is read.</summary>
    public int File => _paths.Count - 1;

    /// <summary>Begins another file.</summary>
    public void Begin(string path)
    {
        _paths.Add(path);
        _statistics.Add(new FileStatistics());
    }

    /// <summary>Takes a span with the spans that it links to.</summary>
    public void Add(TraceId trace, in Span span, IReadOnlyList<SpanLink> links)
    {
        Current.Spans++;
        Current.Unnamed += span.Service < 0 ? 1 : 0;
        _window.Add(trace, span, links, Current);
    }

    /// <summary>Joins what still waits, once all files are read.</summary>
    public void Finish()
    {
        _window.Flush();
        _messages.Finish();
    }
}
