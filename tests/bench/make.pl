# make.pl BYTES [esc|small] - a corpus of made-up records on standard output, the same bytes every
# time: government notices of 1 to 4 KB in Chinese; esc: every Han character as \uXXXX; small:
# records of about 200 bytes. For machines without the larger corpus that the figures are kept for.

use strict;
use warnings;
no warnings qw(portable);

my ($bytes, $kind) = (@ARGV, '');
my $state = 88172645463325252;

sub some {
    $state ^= ($state << 13) & 0xFFFFFFFFFFFFFFFF;
    $state ^= $state >> 7;
    $state ^= ($state << 17) & 0xFFFFFFFFFFFFFFFF;
    return ($state >> 11) % $_[0];
}

my @subjects = qw(政务公开 部门预算 征地补偿 环境监测 义务教育招生 行政许可 安全生产 社会救助 重大项目 食品药品监管);
my @verbs    = qw(关于印发 关于加强 关于做好 关于公布 关于调整);
my @forms    = qw(的通知 的公告 工作要点的通知 实施意见 情况的通报);
my @sentences = qw(
    各有关单位要高度重视，明确责任分工，按照时限要求完成各项任务。 现将有关事项公告如下，请认真贯彻执行。
    本部门将通过门户网站、政务服务大厅等渠道及时公布办理依据、条件、程序和结果。 联系人应当核对信息来源，确保内容准确、完整、规范。
    资金分配方案经集体研究后公示，公示期不少于七个工作日，接受社会监督。 对逾期未公开的事项，由责任科室说明理由并限期整改。
    项目名称、建设规模、总投资、批准文号和施工单位等要素应当逐项列明。 涉及国家秘密、商业秘密和个人隐私的内容，依照规定处理。);

my ($written, $n) = (0, 0);
while ($written < $bytes) {
    $n++;
    my $date = sprintf '%d-%02d-%02d', 2010 + some(15), 1 + some(12), 1 + some(28);
    my $subject = $subjects[ some(scalar @subjects) ];
    my $line = sprintf '{"id":"doc-%08d","title":"%s%s%s","published_date":"%s","column":"%s"', $n,
        $verbs[ some(5) ], $subject, $forms[ some(5) ], $date, $subject;
    if ($kind ne 'small') {
        $line .= sprintf ',"doc_number":"云办发〔%d〕%d号","publisher":"云川市人民政府办公室","content":"', substr($date, 0, 4), 1 + some(99);
        $line .= $sentences[ some(scalar @sentences) ] for 1 .. 8 + some(30);
        $line .= '"';
    }
    $line .= "}\n";
    if ($kind eq 'esc') {
        utf8::decode($line);
        $line =~ s/([^\x00-\x7f])/sprintf '\\u%04x', ord $1/ge;
    }
    $written += length $line;
    print $line;
}
