using DepGuard.Analyzers.Rules.Timeouts;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace DepGuard.Analyzers.Tests.Rules.Timeouts;

public class GrpcDeadlineOptionTests
{
    private const string Code = """
        using Grpc.Core;
        using System;

        public class Sample
        {
            public string Options(PricesClient client) => client.{|#0:Get|}("a", Shop.Calls.Usual());
            public string Client(PricesClient client) => client.Bounded().{|#1:Get|}("a", default(Metadata));
            public string Other(PricesClient client) => client.{|#2:Get|}("a", new CallOptions());
        }

        public class PricesClient : ClientBase<PricesClient>
        {
            public PricesClient(ChannelBase channel) : base(channel) { }
            protected PricesClient(ClientBaseConfiguration configuration) : base(configuration) { }
            public PricesClient Bounded() => this;
            public string Get(string request, CallOptions options) => request;
            public string Get(string request, Metadata headers = null, DateTime? deadline = null) => request;
            protected override PricesClient NewInstance(ClientBaseConfiguration configuration) => new(configuration);
        }

        namespace Shop
        {
            public static class Calls { public static CallOptions Usual() => new(); }
        }
        """;

    [Fact]
    public Task Without_the_option_each_call_is_reported() => Check("", 0, 1, 2);

    [Fact]
    public Task A_named_method_sets_the_deadline() => Check("depguard.grpc.default_deadline_methods = Shop.Calls.Usual, Bounded", 2);

    private static Task Check(string option, params int[] reported)
    {
        var test = new CSharpAnalyzerTest<GrpcCallWithoutDeadline, DefaultVerifier> { TestCode = Code, ReferenceAssemblies = new ReferenceAssemblies("net10.0") };
        test.TestState.AdditionalReferences.AddRange(AnalyzerCase.Libraries);
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\n{option}\n"));
        foreach (var place in reported)
            test.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.GrpcCallWithoutDeadline).WithLocation(place).WithSeverity(Microsoft.CodeAnalysis.DiagnosticSeverity.Info).WithArguments("Get"));
        return test.RunAsync();
    }
}
