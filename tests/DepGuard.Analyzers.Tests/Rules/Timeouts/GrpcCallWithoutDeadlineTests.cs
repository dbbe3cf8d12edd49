using DepGuard.Analyzers.Rules.Timeouts;

namespace DepGuard.Analyzers.Tests.Rules.Timeouts;

public class GrpcCallWithoutDeadlineTests
{
    [Theory]
    [InlineData("await _prices.[|GetAsync|](\"a\");")]
    [InlineData("await _prices.[|GetAsync|](\"a\", cancellationToken: stop);")]
    [InlineData("await _prices.[|GetAsync|](\"a\", null, null, stop);")]
    [InlineData("await _prices.[|GetAsync|](\"a\", deadline: null);")]
    [InlineData("await _prices.[|GetAsync|](\"a\", deadline: DateTime.MaxValue);")]
    [InlineData("await _prices.[|GetAsync|](\"a\", new CallOptions());")]
    [InlineData("await _prices.[|GetAsync|](\"a\", default(CallOptions));")]
    [InlineData("await _prices.[|GetAsync|](\"a\", new CallOptions(cancellationToken: stop));")]
    [InlineData("await _prices.[|GetAsync|](\"a\", new CallOptions().WithCancellationToken(stop));")]
    [InlineData("var options = new CallOptions(headers: new Metadata()); await _prices.[|GetAsync|](\"a\", options);")]
    [InlineData("await _prices.[|GetAsync|](\"a\", Plain());")]
    [InlineData("await _prices.[|GetAsync|](\"a\", Bare);")]
    [InlineData("var answer = await _prices.[|GetAsync|](\"a\").ResponseAsync;")]
    [InlineData("var answer = _prices.[|Get|](\"a\");")]
    [InlineData("var answer = _prices?.[|Get|](\"a\");")]
    [InlineData("async Task Local() => await _prices.[|GetAsync|](\"a\"); await Local();")]
    [InlineData("s.AddGrpcClient<Other>().EnableCallContextPropagation(); await _prices.[|GetAsync|](\"a\");")]
    [InlineData("s.AddHttpClient(\"x\").AddStandardResilienceHandler(); await _prices.[|GetAsync|](\"a\");")]
    [InlineData("s.AddGrpcClient<PricesClient>().AddInterceptor<Logging>(); await _prices.[|GetAsync|](\"a\");")]
    public Task Nothing_limits_the_call(string body) => Check(body);

    [Theory]
    [InlineData("await _prices.GetAsync(\"a\", deadline: DateTime.UtcNow.AddSeconds(1));")]
    [InlineData("await _prices.GetAsync(\"a\", null, DateTime.UtcNow.AddSeconds(1));")]
    [InlineData("DateTime? end = DateTime.UtcNow.AddSeconds(1); await _prices.GetAsync(\"a\", deadline: end);")]
    [InlineData("await _prices.GetAsync(\"a\", deadline: context.Deadline);")]
    [InlineData("await _prices.GetAsync(\"a\", new CallOptions(deadline: DateTime.UtcNow.AddSeconds(1)));")]
    [InlineData("await _prices.GetAsync(\"a\", new CallOptions(null, DateTime.UtcNow.AddSeconds(1)));")]
    [InlineData("await _prices.GetAsync(\"a\", new CallOptions().WithDeadline(DateTime.UtcNow.AddSeconds(1)).WithCancellationToken(stop));")]
    [InlineData("var options = new CallOptions(); options = options.WithDeadline(DateTime.UtcNow.AddSeconds(1)); await _prices.GetAsync(\"a\", options);")]
    [InlineData("var options = new CallOptions(deadline: DateTime.UtcNow.AddSeconds(1)); await _prices.GetAsync(\"a\", options);")]
    [InlineData("await _prices.GetAsync(\"a\", given);")]
    [InlineData("await _prices.GetAsync(\"a\", Timed());")]
    [InlineData("await _prices.GetAsync(\"a\", Elsewhere.Options());")]
    [InlineData("using var t = new CancellationTokenSource(1000); await _prices.GetAsync(\"a\", cancellationToken: t.Token);")]
    public Task The_call_has_a_limit(string body) => Check(body);

    [Theory]
    [InlineData("using var answers = _prices.Watch(\"a\");")]
    [InlineData("var other = _prices.ToString(); var same = _prices.WithHost(\"a\");")]
    [InlineData("var x = nameof(_prices.GetAsync);")]
    public Task It_is_no_unary_call(string body) => Check(body);

    [Theory]
    [InlineData("s.AddGrpcClient<PricesClient>().EnableCallContextPropagation(); await _prices.GetAsync(\"a\");")]
    [InlineData("s.AddGrpcClient<PricesClient>(o => o.Address = new(\"http://p\")).EnableCallContextPropagation(o => o.SuppressContextNotFoundErrors = true); await _prices.GetAsync(\"a\");")]
    [InlineData("var b = s.AddGrpcClient<PricesClient>(); b.EnableCallContextPropagation(); await _prices.GetAsync(\"a\");")]
    [InlineData("builder.EnableCallContextPropagation(); await _prices.GetAsync(\"a\");")]
    [InlineData("s.AddGrpcClient<PricesClient>().AddInterceptor<Timed>(); await _prices.GetAsync(\"a\");")]
    [InlineData("s.AddGrpcClient<PricesClient>().AddInterceptor(() => new Timed()); await _prices.GetAsync(\"a\");")]
    [InlineData("var client = new PricesClient(_channel.Intercept(new Timed())); await client.GetAsync(\"a\");")]
    [InlineData("s.AddGrpcClient<PricesClient>().AddInterceptor(p => p.GetRequiredService<Timed>()); await _prices.GetAsync(\"a\");")]
    [InlineData("var timed = new Timed(); var client = new PricesClient(_channel.Intercept(timed)); await client.GetAsync(\"a\");")]
    [InlineData("s.AddGrpcClient<PricesClient>().AddStandardResilienceHandler(); await _prices.GetAsync(\"a\");")]
    [InlineData("s.ConfigureHttpClientDefaults(d => d.AddStandardResilienceHandler()); await _prices.GetAsync(\"a\");")]
    public Task The_client_is_registered_with_deadlines(string body) => Check(body);

    private static Task Check(string body) => AnalyzerCase.Check<GrpcCallWithoutDeadline>($$"""
        using Grpc.Core;
        using Grpc.Core.Interceptors;
        using Grpc.Net.ClientFactory;
        using Microsoft.Extensions.DependencyInjection;

        static class EnableExtensions
        {
            public static IHttpClientBuilder EnableCallContextPropagation(this IHttpClientBuilder builder) => builder;
            public static IHttpClientBuilder EnableCallContextPropagation(this IHttpClientBuilder builder, Action<Settings> configure) => builder;
        }

        sealed class Settings { public bool SuppressContextNotFoundErrors { get; set; } }

        sealed class Timed : Interceptor
        {
            public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
                TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> next) =>
                next(request, new(context.Method, context.Host, context.Options.WithDeadline(DateTime.UtcNow.AddSeconds(1))));
        }

        sealed class Logging : Interceptor;

        class Sample(PricesClient _prices, ChannelBase _channel)
        {
            private static readonly CallOptions Bare = new();

            public async Task Run(CancellationToken stop, ServerCallContext context, CallOptions given, IServiceCollection s, IHttpClientBuilder builder)
            {
                await Task.Yield();
                {{body}}
            }

            private CallOptions Plain() => new();
            private CallOptions Timed() => new(deadline: DateTime.UtcNow.AddSeconds(1));
        }

        abstract class Elsewhere { public static extern CallOptions Options(); }

        sealed class Other(ChannelBase channel) : ClientBase(channel);

        class PricesClient : ClientBase<PricesClient>
        {
            public PricesClient(ChannelBase channel) : base(channel) { }
            public PricesClient(CallInvoker calls) : base(calls) { }
            protected PricesClient(ClientBaseConfiguration configuration) : base(configuration) { }
            public virtual string Get(string request, Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default) => throw null!;
            public virtual AsyncUnaryCall<string> GetAsync(string request, Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default) => throw null!;
            public virtual AsyncUnaryCall<string> GetAsync(string request, CallOptions options) => throw null!;
            public virtual AsyncServerStreamingCall<string> Watch(string request, Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default) => throw null!;
            protected override PricesClient NewInstance(ClientBaseConfiguration configuration) => new(configuration);
        }
        """);
}
