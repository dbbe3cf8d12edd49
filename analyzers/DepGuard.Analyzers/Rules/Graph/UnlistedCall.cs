using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Services;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Graph;

/// <summary>DPG1402: a call goes to a service on which the graph knows no dependency.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnlistedCall() : ServiceCallRule(Descriptors.UnlistedCall)
{
    private protected override Diagnostic? Judge(IInvocationOperation call, ProjectService service, Callee callee) =>
        callee.IsListed || callee.WayBack is not null || callee.AuthenticatesThrough
            ? null
            : Diagnostic.Create(Descriptors.UnlistedCall, call.NameLocation(), call.TargetMethod.Name, callee.Name, service.Name);
}
