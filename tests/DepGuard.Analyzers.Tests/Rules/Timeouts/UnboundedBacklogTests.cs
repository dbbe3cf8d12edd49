using DepGuard.Analyzers.Rules.Timeouts;

namespace DepGuard.Analyzers.Tests.Rules.Timeouts;

public class UnboundedBacklogTests
{
    [Theory]
    [InlineData("Channel<string> _items = Channel.[|CreateUnbounded|]<string>();", "await foreach (var item in _items.Reader.ReadAllAsync(stop)) await Ask(item);")]
    [InlineData("Channel<string> _items = Channel.[|CreateUnbounded|]<string>(new UnboundedChannelOptions { SingleReader = true });", "while (await _items.Reader.WaitToReadAsync(stop)) while (_items.Reader.TryRead(out var item)) await Ask(item);")]
    [InlineData("Channel<string> _items = Channel.[|CreateUnbounded|]<string>();", "while (true) { var item = await _items.Reader.ReadAsync(stop); await _http.RequestTokenAsync(new TokenRequest()); }")]
    [InlineData("Channel<string> _items = Channel.[|CreateUnbounded|]<string>();", "await Parallel.ForEachAsync(_items.Reader.ReadAllAsync(stop), stop, async (item, token) => await Ask(item));")]
    [InlineData("Channel<string> _items = Channel.[|CreateUnbounded|]<string>();", "await foreach (var item in _items.Reader.ReadAllAsync(stop)) await _http.GetStringAsync(\"/prices\");")]
    [InlineData("BlockingCollection<string> _items = [|new()|];", "foreach (var item in _items.GetConsumingEnumerable(stop)) await Ask(item);")]
    [InlineData("BlockingCollection<string> _items = [|new BlockingCollection<string>(new ConcurrentQueue<string>())|];", "while (!stop.IsCancellationRequested) { var item = _items.Take(stop); await Ask(item); }")]
    [InlineData("BufferBlock<string> _items = [|new BufferBlock<string>()|];", "while (true) { var item = await _items.ReceiveAsync(stop); await Ask(item); }")]
    public Task A_queue_has_no_limit(string field, string body) => Check(field, body);

    [Theory]
    [InlineData("var block = [|new ActionBlock<string>(Ask)|];")]
    [InlineData("var block = [|new ActionBlock<string>(async item => await Ask(item), new ExecutionDataflowBlockOptions { MaxDegreeOfParallelism = 2 })|];")]
    [InlineData("var items = Channel.[|CreateUnbounded|]<string>(); var reader = items.Reader; await foreach (var item in reader.ReadAllAsync(stop)) await Ask(item);")]
    [InlineData("await Task.[|WhenAll|](users.Select(user => Ask(user)));")]
    [InlineData("await Task.[|WhenAll|](users.Select(async user => await Ask(user)).ToList());")]
    [InlineData("await Task.[|WhenAll|](users.Where(user => user != \"\").Select(Ask));")]
    [InlineData("var tasks = users.Select(user => _http.GetStringAsync(\"/users/\" + user + \"/authorize\")); await Task.[|WhenAll|](tasks);")]
    [InlineData("await Task.[|WhenAll|](from user in users select Ask(user));")]
    [InlineData("var tasks = new List<Task>(); foreach (var user in users) tasks.Add(Ask(user)); await Task.[|WhenAll|](tasks);")]
    public Task Calls_are_made_without_limit(string body) => Check("", body);

    [Theory]
    [InlineData("Channel<string> _items = Channel.CreateBounded<string>(10);", "await foreach (var item in _items.Reader.ReadAllAsync(stop)) await Ask(item);")]
    [InlineData("Channel<string> _items = Channel.CreateUnbounded<string>();", "await foreach (var item in _items.Reader.ReadAllAsync(stop)) Console.WriteLine(item);")]
    [InlineData("Channel<string> _items = Channel.CreateUnbounded<string>(); readonly Channel<string> _other = Channel.CreateBounded<string>(1);", "await foreach (var item in _other.Reader.ReadAllAsync(stop)) await Ask(item);")]
    [InlineData("BlockingCollection<string> _items = new(100);", "foreach (var item in _items.GetConsumingEnumerable(stop)) await Ask(item);")]
    [InlineData("BlockingCollection<string> _items = new(new ConcurrentQueue<string>(), 100);", "foreach (var item in _items.GetConsumingEnumerable(stop)) await Ask(item);")]
    public Task A_queue_has_a_limit_or_no_such_consumer(string field, string body) => Check(field, body);

    [Theory]
    [InlineData("var block = new ActionBlock<string>(Ask, new ExecutionDataflowBlockOptions { BoundedCapacity = 10 });")]
    [InlineData("var block = new ActionBlock<string>(Ask, options);")]
    [InlineData("var block = new ActionBlock<string>(Console.WriteLine);")]
    [InlineData("await Task.WhenAll(new[] { \"a\", \"b\" }.Select(Ask));")]
    [InlineData("string[] two = [\"a\", \"b\"]; await Task.WhenAll(two.Select(Ask));")]
    [InlineData("await Task.WhenAll(Two.Select(Ask));")]
    [InlineData("await Task.WhenAll(users.Take(5).Select(Ask));")]
    [InlineData("foreach (var few in users.Chunk(5)) await Task.WhenAll(few.Select(Ask));")]
    [InlineData("await Task.WhenAll(users.Select(async user => { await _gate.WaitAsync(stop); try { await Ask(user); } finally { _gate.Release(); } }));")]
    [InlineData("await Parallel.ForEachAsync(users, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (user, token) => await Ask(user));")]
    [InlineData("await Task.WhenAll(Ask(\"a\"), Ask(\"b\"));")]
    [InlineData("await Task.WhenAll(users.Select(user => _http.GetStringAsync(\"/prices\")));")]
    public Task Calls_are_few_or_throttled_or_ask_no_auth_service(string body) => Check("", body);

    [Fact]
    public Task A_queue_in_the_container_belongs_to_who_reads_such_items() => AnalyzerCase.Check<UnboundedBacklog>("""
        using System.Threading.Channels;
        using Microsoft.Extensions.DependencyInjection;

        sealed record Job(string User);

        static class Registration
        {
            public static void Add(IServiceCollection services)
            {
                services.AddSingleton(Channel.[|CreateUnbounded|]<Job>());
                services.AddSingleton(_ => Channel.CreateUnbounded<string>());
            }
        }

        sealed class Worker(Channel<Job> jobs, HttpClient http)
        {
            public async Task Run(CancellationToken stop)
            {
                await foreach (var job in jobs.Reader.ReadAllAsync(stop))
                    await http.PostAsync("/connect/token", null, stop);
            }
        }
        """);

    private static Task Check(string field, string body) => AnalyzerCase.Check<UnboundedBacklog>($$"""
        using System.Collections.Concurrent;
        using System.Threading.Channels;
        using System.Threading.Tasks.Dataflow;
        using Duende.IdentityModel.Client;

        sealed class Sample(HttpClient _http)
        {
            {{(field.Length > 0 ? "private readonly " + field : "")}}
            private readonly SemaphoreSlim _gate = new(4);
            private static readonly string[] Two = ["a", "b"];
            public async Task Run(IReadOnlyList<string> users, ExecutionDataflowBlockOptions options, CancellationToken stop) { await Task.Yield(); {{body}} }
            private async Task Ask(string user) => await _http.PostAsync("/connect/introspect", new StringContent(user));
        }
        """);
}
