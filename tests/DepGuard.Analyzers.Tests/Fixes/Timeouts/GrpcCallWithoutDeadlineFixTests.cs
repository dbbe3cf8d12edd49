using DepGuard.Analyzers.CodeFixes.Timeouts;
using DepGuard.Analyzers.Rules.Timeouts;

namespace DepGuard.Analyzers.Tests.Fixes.Timeouts;

public class GrpcCallWithoutDeadlineFixTests
{
    [Theory]
    [InlineData("await _prices.[|GetAsync|](\"a\");", "await _prices.GetAsync(\"a\", deadline: DateTime.UtcNow.AddSeconds(5));")]
    [InlineData("await _prices.[|GetAsync|](\"a\", cancellationToken: stop);", "await _prices.GetAsync(\"a\", deadline: DateTime.UtcNow.AddSeconds(5), cancellationToken: stop);")]
    [InlineData("await _prices.[|GetAsync|](\"a\", null, null, stop);", "await _prices.GetAsync(\"a\", null, DateTime.UtcNow.AddSeconds(5), stop);")]
    [InlineData("await _prices.[|GetAsync|](\"a\", deadline: /* none */ null);", "await _prices.GetAsync(\"a\", deadline: /* none */ DateTime.UtcNow.AddSeconds(5));")]
    [InlineData("await _prices.[|GetAsync|](\"a\", new CallOptions()); // plain", "await _prices.GetAsync(\"a\", new CallOptions().WithDeadline(DateTime.UtcNow.AddSeconds(5))); // plain")]
    [InlineData("var options = new CallOptions(); await _prices.[|GetAsync|](\"a\", options);", "var options = new CallOptions(); await _prices.GetAsync(\"a\", options.WithDeadline(DateTime.UtcNow.AddSeconds(5)));")]
    [InlineData("_prices.[|Get|](\"a\"); _prices.[|Get|](\"b\");", "_prices.Get(\"a\", deadline: DateTime.UtcNow.AddSeconds(5)); _prices.Get(\"b\", deadline: DateTime.UtcNow.AddSeconds(5));")]
    public Task The_call_gets_a_deadline(string before, string after) => FixCase.CheckWithUsings<GrpcCallWithoutDeadline, GrpcCallWithoutDeadlineFix>([Sample(before), Client], [Sample(after), Client]);

    [Theory]
    [InlineData("_prices?.[|Get|](\"a\");")]
    [InlineData("await _prices.[|GetAsync|](\"a\", default(CallOptions)!);", "await _prices.GetAsync(\"a\", default(CallOptions)!.WithDeadline(DateTime.UtcNow.AddSeconds(5)));")]
    public Task Where_a_change_might_not_compile_nothing_is_offered(string before, string? after = null) =>
        FixCase.CheckWithUsings<GrpcCallWithoutDeadline, GrpcCallWithoutDeadlineFix>([Sample(before), Client], [Sample(after ?? before), Client]);

    [Fact]
    public Task All_documents_are_repaired_at_once() => FixCase.CheckWithUsings<GrpcCallWithoutDeadline, GrpcCallWithoutDeadlineFix>(
        [Sample("_prices.[|Get|](\"a\");"), Other("_prices.[|Get|](\"b\");"), Client],
        [Sample("_prices.Get(\"a\", deadline: DateTime.UtcNow.AddSeconds(5));"), Other("_prices.Get(\"b\", deadline: DateTime.UtcNow.AddSeconds(5));"), Client]);

    private static string Other(string body) => Sample(body).Replace("Sample", "Other", StringComparison.Ordinal);

    private static string Sample(string body) => $$"""
        using Grpc.Core;

        sealed class Sample(PricesClient _prices)
        {
            public async Task Run(CancellationToken stop)
            {
                await Task.Yield();
                {{body}}
            }
        }
        """;

    private const string Client = """
        using Grpc.Core;

        class PricesClient : ClientBase<PricesClient>
        {
            public PricesClient(ChannelBase channel) : base(channel) { }
            protected PricesClient(ClientBaseConfiguration configuration) : base(configuration) { }
            public virtual string Get(string request, Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default) => throw null!;
            public virtual AsyncUnaryCall<string> GetAsync(string request, Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default) => throw null!;
            public virtual AsyncUnaryCall<string> GetAsync(string request, CallOptions options) => throw null!;
            protected override PricesClient NewInstance(ClientBaseConfiguration configuration) => new(configuration);
        }
        """;
}
