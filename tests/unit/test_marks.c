/* Marks: what is one, what is not, and where it stands. */
#include "domain/marks.h"
#include "tap.h"

static struct gk_folded folded;

/* What a mark says. */
enum meaning { SECRET, INTERNAL, ON_REQUEST, WITHHELD };

struct row {
    const char *text;
    enum meaning meaning;
};

struct look_alike {
    const char *text;
    bool doubt; /* a mark is found that is not sure */
};

/* Marks of this very document, in the layouts of papers, forms and pages. */
static const struct row marks_of_papers[] = {
    { "000001\n机密★10年\n特急\n某市人民政府文件\n某府发〔2018〕12号", SECRET },
    { "000123\n秘密★1年\n某县委办公室文件", SECRET },
    { "份号：000007\n密级：秘密★3年\n紧急程度：特急", SECRET },
    { "份号:0012  密级:机密  保密期限:5年", SECRET },
    { "№ 000005\n机\u3000密\n特\u3000急\n某省人民政府文件", SECRET },
    { "№000005\u3000\u3000\u3000机密", SECRET },
    { "第000012号\n秘\u3000密\n某某会议纪要", SECRET },
    { "机\u3000密\n某市人民政府文件\n关于某事的通知", SECRET },
    { "机密\n某市人民政府文件\n某政发〔1998〕3号", SECRET },
    { "秘密\n特急\n中共某县委文件", SECRET },
    { "绝\u3000密\n急\u3000件\n某省公安厅文件", SECRET },
    { "特急\n机密\n某市人民政府办公室文件", SECRET },
    { "机密\u3000特急\n某市人民政府办公厅文件", SECRET },
    { "特急\u3000秘密\n关于某事的请示", SECRET },
    { "秘  密\n某局〔2003〕15号", SECRET },
    { "机 密\n\n某某市委常委会会议纪要", SECRET },
    { "机密 3年\n某市人民政府文件", SECRET },
    { "秘密10年\n特急\n某市文件", SECRET },
    { "[机密]\n某市人民政府文件\n关于某事的通知", SECRET },
    { "（秘密）\n关于某某案件的报告", SECRET },
    { "★机密\n某市人民政府文件", SECRET },
    { "★ 秘密", SECRET },
    { "★秘密★5年", SECRET },
    { "★机密10年\n通知", SECRET },
    { "☆机密", SECRET },
    { "机密★", SECRET },
    { "机密★长期", SECRET },
    { "绝密★30年", SECRET },
    { "机密★2030年12月31日", SECRET },
    { "机密★至2030年12月31日", SECRET },
    { "秘密★公布前", SECRET },
    { "秘密★开标前", SECRET },
    { "绝密★启用前\n2019年普通高等学校招生全国统一考试", SECRET },
    { "机密★启用前 试卷类型A", SECRET },
    { "绝密★考试结束前", SECRET },
    { "秘密★评审结束后解密", SECRET },
    { "机密★成果公开前", SECRET },
    { "機密★十年", SECRET },
    { "絕密★長期", SECRET },
    { "祕密★三年", SECRET },
    { "机密★１０年", SECRET },
    { "机\u3000密★５年", SECRET },
    { "机密 ★ 5 年", SECRET },
    { "机密✩5年", SECRET },
    { "※机密※", SECRET },
    { "机密※3年\n文件", SECRET },
    { "（机密★3年）", SECRET },
    { "【秘密★1年】关于某某的报告", SECRET },
    { "关于某某情况的报告（秘密★2年）", SECRET },
    { "某某情况报告 机密★5年 某市公安局", SECRET },
    { "<p style=\"text-align:left\">秘密★3年</p><p>某市人民政府文件</p>", SECRET },
    { "<td>密级</td><td>机密</td>", SECRET },
    { "<tr><td>密\u00a0级</td><td>秘密</td></tr>", SECRET },
    { "<th>密级</th>\n<td>机密</td>\n<th>缓急</th><td>特急</td>", SECRET },
    { "密级\t机密", SECRET },
    { "密级\t秘密\t缓急\t特急", SECRET },
    { "来文单位\t某局\t密级\t机密\t份数\t1", SECRET },
    { "密级 | 机密", SECRET },
    { "| 密级 | 秘密 | 紧急程度 | 平急 |", SECRET },
    { "密级│机密│缓急│特急", SECRET },
    { "密级\n机密\n缓急\n特急", SECRET },
    { "密级：\n机密", SECRET },
    { "密级\n\n秘密\n\n标题\n某某请示", SECRET },
    { "密 级：机 密", SECRET },
    { "密\u3000\u3000级：\u3000\u3000秘\u3000\u3000密", SECRET },
    { "密级:绝密", SECRET },
    { "密级∶机密", SECRET },
    { "密级﹕秘密", SECRET },
    { "密级：机密级", SECRET },
    { "密级：机密★", SECRET },
    { "密级：秘密 保密期限：3年", SECRET },
    { "密级：秘密，保密期限：3年", SECRET },
    { "密级：机密；期限：长期", SECRET },
    { "密级【机密】", SECRET },
    { "【密级】机密", SECRET },
    { "【密级】：秘密", SECRET },
    { "密级——机密", SECRET },
    { "密级-秘密", SECRET },
    { "密级（机密）", SECRET },
    { "保密等级：秘密", SECRET },
    { "保密级别：机密", SECRET },
    { "秘密等级：机密", SECRET },
    { "涉密等级：秘密", SECRET },
    { "涉密级别：机密", SECRET },
    { "文件密级：秘密", SECRET },
    { "密级标志：秘密★3年", SECRET },
    { "密级标识：机密", SECRET },
    { "密级：□绝密 ☑机密 □秘密", SECRET },
    { "密级：□绝密 □机密 ■秘密 □非密", SECRET },
    { "密级：绝密□ 机密√ 秘密□", SECRET },
    { "密级：绝密（ ） 机密（√） 秘密（ ）", SECRET },
    { "密级：（ ）绝密 （√）机密 （ ）秘密", SECRET },
    { "密级：£绝密 R机密 £秘密", SECRET },
    { "密级：☐公开 ☒秘密 ☐机密", SECRET },
    { "是否涉密：是", SECRET },
    { "是否涉密：☑是 □否", SECRET },
    { "是否涉密：是☑ 否□", SECRET },
    { "是否涉密\t是", SECRET },
    { "公文处理笺\n来文单位：某局\n密级：机密 缓急：特急\n收文号：123", SECRET },
    { "收文登记 日期：2018年1月2日 密级：秘密 份数：2", SECRET },
    { "发文稿纸\n签发：\n密级：秘密\n公开方式：不予公开", SECRET },
    { "拟稿单位：办公室密级：机密缓急：特急", SECRET },
    { "標題\n密級：機密", SECRET },
    { "密级：国家秘密", SECRET },
    { "密级：涉密", SECRET },
    { "文号：某发〔2018〕3号\u3000密级：秘密\u3000印数：50份", SECRET },
    { "内部★3年", INTERNAL },
    { "内部★", INTERNAL },
    { "内部 ★ 长期", INTERNAL },
    { "★内部", INTERNAL },
    { "工作秘密★5年", INTERNAL },
    { "工作秘密", INTERNAL },
    { "【工作秘密】", INTERNAL },
    { "（工作秘密）关于某事的报告", INTERNAL },
    { "密级：工作秘密", INTERNAL },
    { "密级：内部", INTERNAL },
    { "密级\t内部", INTERNAL },
    { "密级：内部资料", INTERNAL },
    { "保密级别：内部公开", INTERNAL },
    { "商业秘密★3年", INTERNAL },
    { "核心商密★10年", INTERNAL },
    { "普通商密★5年", INTERNAL },
    { "内部资料 仅供参考", INTERNAL },
    { "内部资料，仅供参考", INTERNAL },
    { "内部资料·仅供参考", INTERNAL },
    { "内部资料\u3000注意保存", INTERNAL },
    { "内部资料 请注意保存", INTERNAL },
    { "内部资料 妥善保管", INTERNAL },
    { "内部资料 请勿外传", INTERNAL },
    { "内部资料，严禁外传！", INTERNAL },
    { "内部资料★注意保存", INTERNAL },
    { "★内部资料 注意保存★", INTERNAL },
    { "*内部资料*", INTERNAL },
    { "——内部资料——", INTERNAL },
    { "内部文件 严禁翻印", INTERNAL },
    { "内部文件，不得上网", INTERNAL },
    { "内部材料 会后收回", INTERNAL },
    { "内部参考", INTERNAL },
    { "内部参阅 注意保存", INTERNAL },
    { "内部刊物\n第3期", INTERNAL },
    { "内部事项\u3000注意保管", INTERNAL },
    { "内部使用，不得转载", INTERNAL },
    { "内部征求意见稿", INTERNAL },
    { "（内部讨论稿）", INTERNAL },
    { "【内部】关于某事的情况报告", INTERNAL },
    { "【内部资料】", INTERNAL },
    { "〔内部使用〕某某名单", INTERNAL },
    { "（仅供内部参考）", INTERNAL },
    { "仅供内部使用", INTERNAL },
    { "仅限内部传阅", INTERNAL },
    { "仅供领导参阅", INTERNAL },
    { "本资料仅供内部参考", INTERNAL },
    { "本资料仅供内部参考，请勿外传。", INTERNAL },
    { "（本件内部使用，不得外传）", INTERNAL },
    { "（此件仅供内部使用）", INTERNAL },
    { "会后收回", INTERNAL },
    { "（会后请收回）", INTERNAL },
    { "阅后收回", INTERNAL },
    { "（阅后请退回）", INTERNAL },
    { "会议材料之三\n会后收回", INTERNAL },
    { "未经批准 不得翻印", INTERNAL },
    { "未经许可，严禁外传", INTERNAL },
    { "严禁外传", INTERNAL },
    { "（请勿外传）", INTERNAL },
    { "通讯录（内部使用 请勿外传）", INTERNAL },
    { "某市统计局编 内部资料 注意保存", INTERNAL },
    { "统计月报\n内部资料 注意保存 第3页", INTERNAL },
    { "内部资料 注意保存 - 1 -", INTERNAL },
    { "某某简报 内部资料 注意保存 2018年第3期", INTERNAL },
    { "編號001\n內部資料 注意保存", INTERNAL },
    { "<p>内部资料\u00a0注意保存</p>", INTERNAL },
    { "<div>内部文件</div><div>正文</div>", INTERNAL },
    { "公开方式：依申请公开", ON_REQUEST },
    { "公开方式:依申请公开", ON_REQUEST },
    { "公开方式： 依申请公开", ON_REQUEST },
    { "公开方式\u3000依申请公开", ON_REQUEST },
    { "（公开方式：依申请公开）", ON_REQUEST },
    { "（公开属性：不予公开）", WITHHELD },
    { "【公开属性：依申请公开】", ON_REQUEST },
    { "【公开方式】依申请公开", ON_REQUEST },
    { "信息公开选项：不予公开", WITHHELD },
    { "信息公开选项：依申请公开", ON_REQUEST },
    { "信息公开属性：不公开", WITHHELD },
    { "政府信息公开选项：依申请公开", ON_REQUEST },
    { "公文公开属性：不予公开", WITHHELD },
    { "文件公开属性：依申请公开", ON_REQUEST },
    { "公开类别：依申请公开", ON_REQUEST },
    { "公开类型：依申请公开", ON_REQUEST },
    { "公开形式：不予公开", WITHHELD },
    { "公开性质：依申请公开", ON_REQUEST },
    { "公开程度：不公开", WITHHELD },
    { "公开范围：不公开", WITHHELD },
    { "公开状态：不予公开", WITHHELD },
    { "是否公开：否", WITHHELD },
    { "是否公开：不公开", WITHHELD },
    { "是否主动公开：否", WITHHELD },
    { "是否公开：□是 ☑否", WITHHELD },
    { "是否公开：依申请公开", ON_REQUEST },
    { "公开方式\t依申请公开", ON_REQUEST },
    { "索引号\t000014349/2018-00222\t公开方式\t依申请公开", ON_REQUEST },
    { "公开方式 | 不予公开", WITHHELD },
    { "公开方式\n依申请公开", ON_REQUEST },
    { "<td>公开方式</td><td>依申请公开</td>", ON_REQUEST },
    { "<tr><td>公开属性：</td><td>不予公开</td></tr>", WITHHELD },
    { "公开方式：□主动公开 ☑依申请公开 □不予公开", ON_REQUEST },
    { "公开方式：□主动公开 □依申请公开 ■不予公开", WITHHELD },
    { "公开方式：主动公开□ 依申请公开☑ 不予公开□", ON_REQUEST },
    { "公开方式：主动公开 □ 依申请公开 √ 不予公开 □", ON_REQUEST },
    { "公开方式：（ ）主动公开 （√）依申请公开 （ ）不予公开", ON_REQUEST },
    { "公开方式：主动公开（ ） 依申请公开（√） 不公开（ ）", ON_REQUEST },
    { "公开方式：[ ]主动公开 [x]依申请公开 [ ]不予公开", ON_REQUEST },
    { "公开方式：£主动公开 R依申请公开 £不予公开", ON_REQUEST },
    { "公开方式：√依申请公开", ON_REQUEST },
    { "公开方式：☑不予公开", WITHHELD },
    { "公开属性\t□主动公开\t☑依申请公开\t□不予公开", ON_REQUEST },
    { "公开方式：依申请公开 成文日期：2018年1月2日", ON_REQUEST },
    { "发文字号：某发〔2018〕3号 公开方式：依申请公开 主题词：某某", ON_REQUEST },
    { "索引号：123 分类：其他 公开方式：不予公开\n正文", WITHHELD },
    { "某市人民政府\n2018年1月2日\n（此件依申请公开）", ON_REQUEST },
    { "某市人民政府2018年1月2日（此件不予公开）", WITHHELD },
    { "某市人民政府2018年1月2日公开方式：依申请公开", ON_REQUEST },
    { "某市人民政府\n2018年1月2日\n公开方式：依申请公开\n某市人民政府办公室2018年1月3日印发",
      ON_REQUEST },
    { "正文。\n公开方式：不予公开（内部管理信息）", WITHHELD },
    { "正文。\n公开属性：不予公开，理由：过程性信息", WITHHELD },
    { "公开属性：依申请公开。", ON_REQUEST },
    { "（本件不公开）", WITHHELD },
    { "（本件依申请公开）", ON_REQUEST },
    { "（此文不公开）", WITHHELD },
    { "（本文不予公开）", WITHHELD },
    { "（该件不公开）", WITHHELD },
    { "（此文件依申请公开）", ON_REQUEST },
    { "（本文件不公开）", WITHHELD },
    { "（此件不公开，理由：涉及工作秘密）", WITHHELD },
    { "（此件不公开。）", WITHHELD },
    { "【此件不公开】", WITHHELD },
    { "〔此件依申请公开〕", ON_REQUEST },
    { "（此件 依申请 公开）", ON_REQUEST },
    { "（此件暂不公开）", WITHHELD },
    { "（此件不宜公开）", WITHHELD },
    { "（此件不对外公开）", WITHHELD },
    { "（此件不主动公开）", WITHHELD },
    { "（此件属依申请公开）", ON_REQUEST },
    { "（此件为依申请公开件）", ON_REQUEST },
    { "（此件：不公开）", WITHHELD },
    { "附注：此件不公开", WITHHELD },
    { "附注：（此件依申请公开）", ON_REQUEST },
    { "备注：此件不予公开", WITHHELD },
    { "此件不公开", WITHHELD },
    { "此件不公开。", WITHHELD },
    { "2018年1月2日\n此件依申请公开\n抄送：某局", ON_REQUEST },
    { "2018年1月2日 此件不公开 抄送：某局", WITHHELD },
    { "特此通知。此件不公开。", WITHHELD },
    { "（此件不上网）", WITHHELD },
    { "（此件不得上网）", WITHHELD },
    { "（此件发至县团级）", WITHHELD },
    { "（此件发至县、团级）", WITHHELD },
    { "（此件发至乡科级，不公开）", WITHHELD },
    { "（此件传达到县处级）", WITHHELD },
    { "（依申请公开）", ON_REQUEST },
    { "2018年1月2日\n（不予公开）\n抄送：某局", WITHHELD },
    { "信息公开审查表\n文件标题：某某通知\n公开方式：□主动公开 □依申请公开 "
      "☑不予公开\n审查意见：同意",
      WITHHELD },
    { "政府信息公开保密审查表 文件名称 某某方案 公开属性 √不予公开 主动公开", WITHHELD },
    { "公開方式：依申請公開", ON_REQUEST },
    { "（此件不公開）", WITHHELD },
    { "公开意见：不予公开", WITHHELD },
    { "拟公开方式：依申请公开", ON_REQUEST },
    { "公开方式：申请公开", ON_REQUEST },
    { "公开方式：依申请", ON_REQUEST },
    { "公开方式：不予", WITHHELD },
    { "文件属性：依申请公开", ON_REQUEST },
    { "信息属性：不予公开", WITHHELD },
};

/* Texts that hold none, or only one that may be about something else. */
static const struct look_alike look_alikes[] = {
    { "保守国家秘密是公民的义务", false },
    { "国家秘密的密级分为绝密、机密、秘密三级", false },
    { "绝密级国家秘密是最重要的国家秘密", false },
    { "国家秘密标志由密级、标识符★和保密期限组成", false },
    { "机密级、秘密级国家秘密应当按照规定保管", false },
    { "涉密载体应当标明“机密★10年”字样", false },
    { "在首页左上角标注“秘密★5年”", false },
    { "标志形式为“密级★保密期限”，如“机密★10年”", false },
    { "国家秘密标志格式为：机密★20年", true },
    { "密级标注样式如：绝密★30年、机密★20年、秘密★10年", true },
    { "绝密★30年、机密★20年、秘密★10年是最长保密期限", true },
    { "除另有规定外，绝密级不超过三十年，机密级不超过二十年，秘密级不超过十年", false },
    { "机密码头物流园项目环评公示", false },
    { "秘密花园景区门票价格公示", false },
    { "《机密》★★★★", false },
    { "电影《绝密》票房★", false },
    { "《秘密》观后感", false },
    { "量子机密共享技术研究", false },
    { "机密性、完整性、可用性", false },
    { "数据机密性保护要求", false },
    { "密级管理制度", false },
    { "密级确定工作程序", false },
    { "密级：根据有关规定确定", false },
    { "密级：按照保密法规定填写", false },
    { "密级：绝密、机密、秘密", false },
    { "密级：绝密/机密/秘密/公开", false },
    { "密级：□绝密 □机密 □秘密", false },
    { "密级：绝密□ 机密□ 秘密□ 非密□", false },
    { "密级：☑公开 □秘密 □机密", false },
    { "密级：□秘密 □机密 √非密", false },
    { "密级：公开", false },
    { "密级：无", false },
    { "密级：非密", false },
    { "密级：/", false },
    { "密级：", false },
    { "密级\n缓急\n收文号", false },
    { "密级\t缓急\t收文号", false },
    { "密级\t保密期限\n绝密\t30年\n机密\t20年\n秘密\t10年", false },
    { "密级\t绝密\t机密\t秘密", false },
    { "密级\n绝密\n机密\n秘密", false },
    { "密级 最长保密期限\n绝密级 30年\n机密级 20年\n秘密级 10年", false },
    { "绝密\n机密\n秘密", false },
    { "绝\u3000密\n机\u3000密\n秘\u3000密", false },
    { "绝密 30年\n机密 20年\n秘密 10年", false },
    { "密级为机密的文件应当专人保管", false },
    { "密级为机密、秘密的载体", true },
    { "是否涉密：否", false },
    { "是否涉密：□是 ☑否", false },
    { "是否涉密：□是 □否", false },
    { "是否涉密：是□ 否☑", false },
    { "是否涉密\t否", false },
    { "资质等级：甲级 涉密信息系统集成资质单位名单", false },
    { "涉密资质单位名录\n甲级\n某某公司", false },
    { "商业秘密保护", false },
    { "不得泄露商业秘密、个人隐私", false },
    { "解密公告：下列文件已解密", false },
    { "解密后方可公开", false },
    { "定密责任人培训班圆满结束", false },
    { "我局开展定密培训，讲解绝密、机密、秘密的划分", false },
    { "保密法宣传月活动★启动仪式", false },
    { "难度★3", false },
    { "推荐指数★★★★★", false },
    { "难度：★★★ 重要性：★★", false },
    { "★重点任务清单", false },
    { "★标记的为必填项", false },
    { "★机密文件管理要求", false },
    { "★秘密载体销毁流程", false },
    { "带“★”号的小学教师岗位", false },
    { "机密★★★★★", false },
    { "机密★☆◆", false },
    { "警惕窃密★保密宣传", false },
    { "我们的秘密★花絮", true },
    { "试卷袋上印有“绝密★启用前”字样", false },
    { "考生看到“绝密★启用前”的字样十分紧张", false },
    { "伪造的试卷上写着“绝密★启用前”，警方介入", true },
    { "标有“内部资料 注意保存”的材料不得外传", false },
    { "在右上角标注“内部★3年”", false },
    { "内部资料性出版物管理办法", false },
    { "《内部资料性出版物准印证》核发", false },
    { "内部控制制度", false },
    { "内部审计工作规定", false },
    { "内部使用人员培训", false },
    { "内部文件管理规定", false },
    { "加强内部资料管理，注意保存", false },
    { "内部事项处理流程", false },
    { "内部刊物编印情况", false },
    { "单位内部参考价", false },
    { "内部\n外部", true },
    { "<td>内部</td><td>外部</td>", true },
    { "仅供参考", false },
    { "以上内容仅供参考", false },
    { "翻译稿仅供参考", false },
    { "解读仅供参考，请以文件为准", false },
    { "版权所有 不得翻印", false },
    { "版权所有，翻印必究", false },
    { "未经许可不得转载", false },
    { "本网站内容未经许可不得转载", false },
    { "会后，与会人员收回了问卷", false },
    { "会后收回问卷300份", false },
    { "请勿外传病毒邮件", false },
    { "严禁外传客户资料的规定", false },
    { "工作秘密管理暂行办法", false },
    { "泄露工作秘密的，依法处理", false },
    { "不得泄露国家秘密、工作秘密", false },
    { "内部公开栏", false },
    { "内部公开事项", false },
    { "党务内部公开", false },
    { "公开方式：主动公开", false },
    { "公开方式：主动公开、依申请公开", false },
    { "公开方式：主动公开/依申请公开/不予公开", false },
    { "公开方式：主动公开 依申请公开 不予公开", false },
    { "公开方式：□主动公开 □依申请公开 □不予公开", false },
    { "公开方式：☑主动公开 □依申请公开 □不予公开", false },
    { "公开方式：主动公开☑ 依申请公开□ 不予公开□", false },
    { "公开方式：√主动公开 依申请公开 不予公开", false },
    { "公开方式：■主动公开 □依申请公开", false },
    { "公开方式：政府网站、公告栏", false },
    { "公开方式：依申请公开的，应当自收到申请之日起20日内答复", false },
    { "公开方式为依申请公开的，申请人应当提交申请表", false },
    { "公开方式包括主动公开和依申请公开两种", false },
    { "公开方式分为主动公开、依申请公开和不予公开", false },
    { "公开属性：主动公开", false },
    { "公开属性分为主动公开、依申请公开、不予公开三类", false },
    { "明确公开属性（主动公开、依申请公开、不予公开）", false },
    { "界定其公开属性，即“此件主动公开、此件依申请公开、此件不予公开”", false },
    { "在附注部分标注“此件公开发布”“此件依申请公开”等字样", false },
    { "确定为“此件不公开”“此件依申请公开”等属性的公文，要依法依规说明理由", false },
    { "此件不公开的理由应当说明", false },
    { "（此件主动公开）", false },
    { "（此件公开发布）", false },
    { "（此文件公开发布）", false },
    { "（本件主动公开）", false },
    { "（此件发至各县）", false },
    { "（此件发至县级各部门）", false },
    { "此件发至各乡镇", false },
    { "（三）不予公开", false },
    { "三、不予公开的情形", false },
    { "（一）依申请公开", false },
    { "（二）依申请公开情况", false },
    { "依申请公开", false },
    { "依申请公开指南", false },
    { "依申请公开\n公开指南\n公开目录", false },
    { "政府信息公开指南\n一、公开方式：主动公开\n二、公开方式：依申请公开", true },
    { "某局政府信息公开指南\n（三）公开方式：依申请公开。公民可以向本机关提出申请", true },
    { "政务公开标准目录\n序号 事项 公开方式\n1 某事项 公开方式：依申请公开", true },
    { "序号\t公开事项\t公开方式\n1\t行政许可\t主动公开\n2\t行政处罚\t依申请公开", false },
    { "序号\n公开事项\n公开方式\n1\n行政许可\n依申请公开", false },
    { "1.某事项 公开方式：主动公开\n2.某事项 公开方式：依申请公开\n3.某事项 公开方式：主动公开",
      true },
    { "事项一\n公开方式：依申请公开\n事项二\n公开方式：依申请公开\n事项三\n公开方式：依申请公开",
      true },
    { "权责清单\n事项名称：某许可\n公开方式：依申请公开", true },
    { "公开方式\t主动公开\t依申请公开\t主动公开", false },
    { "公开对象\n公开方式\n主动\n依申请公开\n公开层级", false },
    { "公开方式\n公开层级\n全社会\n特定群体\n主动\n依申请公开\n县级\n乡级", false },
    { "该类信息公开方式：依申请公开", true },
    { "该事项的公开方式是依申请公开", false },
    { "可以不予公开", false },
    { "不予公开的政府信息", false },
    { "行政机关内部事务信息可以不予公开", false },
    { "申请人要求公开的信息不予公开，理由如下", false },
    { "答复类型：不予公开", false },
    { "处理结果：不予公开", false },
    { "办理方式：依申请公开", false },
    { "依申请公开信息收取的费用", false },
    { "其中：不予公开 3件", false },
    { "不予公开\n0", false },
    { "（三）不予公开\n1.属于国家秘密\n0", false },
    { "是否公开：是", false },
    { "是否公开：□是 □否", false },
    { "是否公开：☑是 □否", false },
    { "公开与否由本机关决定", false },
    { "公开范围：全社会", false },
    { "公开范围：本单位内部公开", false },
    { "公开形式：政府网站公开", false },
    { "公开时限：20个工作日", false },
    { "公开类别：机构职能", false },
    { "公开意见：同意公开", false },
    { "附注应当标注“此件不公开”", false },
    { "因此件数增加（此件已办结）", false },
    { "文件密级：内部、公开两类", false },
    { "停车场（内部）示意", false },
    { "本文公开了办理流程", false },
    { "该文件公开后引起关注", false },
    { "此件公开后应当归档", false },
    { "本文件公开征求意见", false },
    { "此文不公开发表", false },
    { "该信息不公开的，应当说明理由", false },
    { "本网站不公开个人信息", false },
    { "学校招生不公开摇号", false },
    { "（不公开审理）", false },
    { "审理方式：不公开审理", false },
    { "本案不公开开庭审理", false },
    { "（依申请公开）情况统计表", false },
    { "互联网不得上网发布涉密信息", false },
    { "涉密信息不上网、上网信息不涉密", false },
    { "密级标识：", false },
    { "保密等级分为三级", false },
    { "信息系统安全保护等级：三级", false },
    { "信息安全等级保护（秘密级）测评", false },
    { "秘密级信息系统建设", false },
    { "绝密级考试", false },
    { "机密级以上", false },
    { "机密文件回收箱采购公告", false },
    { "秘密警察", false },
    { "（秘密）", false },
    { "机密", false },
    { "《机密★20年》的标识方法", false },
    { "解密：机密", false },
    { "密级变更：由机密变更为秘密", false },
    { "保密期限：长期", false },
    { "序号 名称 密级\n1 某规定 秘密\n2 某办法 公开", false },
    { "项目名称\t密级\t状态\n某项目\t秘密\t在研", false },
    { "职业技能★内部培训通知", false },
    { "爱心★公益★内部", false },
};

/* The text on one line, for the name of a test. */
static const char *shown(const char *text)
{
    static char line[512];
    size_t i = 0;
    for (; text[i] && i + 1 < sizeof line; i++)
        line[i] = text[i] == '\n' ? '|' : text[i];
    line[i] = '\0';
    return line;
}

/* The first mark, its text in *found. */
static bool first_mark(const char *text, struct gk_mark *mark, struct gk_bytes *found)
{
    struct gk_marks marks;
    struct gk_bytes whole = gk_bytes_of(text);
    if (gk_fold(&folded, whole) != GK_OK)
        return false;
    gk_marks_open(&marks, &folded, whole);
    if (!gk_marks_next(&marks, mark))
        return false;
    uint32_t start = gk_folded_start(&folded, mark->start);
    uint32_t end = gk_folded_end(&folded, mark->end - 1);
    *found = (struct gk_bytes){ text + start, end - start };
    return true;
}

static void is_mark(enum gk_mark_kind kind, const char *text, const char *expected)
{
    struct gk_mark mark;
    struct gk_bytes found = { "", 0 };
    bool there = first_mark(text, &mark, &found) && mark.kind == kind;
    is_text(there ? found : GK_BYTES("(none)"), expected, "a mark: %s", shown(text));
}

static void is_none(const char *text)
{
    struct gk_mark mark;
    struct gk_bytes found = { "", 0 };
    bool there = first_mark(text, &mark, &found);
    if (!ok(!there, "no mark: %s", shown(text)))
        printf("# found %.*s\n", (int)found.length, found.at);
}

/* The first mark that is sure, unless it says 主动公开; else one that is not. */
static bool strongest_mark(const char *text, struct gk_mark *strongest)
{
    struct gk_marks marks;
    struct gk_mark mark;
    struct gk_bytes whole = gk_bytes_of(text);
    bool found = false;
    if (gk_fold(&folded, whole) != GK_OK)
        return false;
    gk_marks_open(&marks, &folded, whole);
    while (gk_marks_next(&marks, &mark)) {
        if (mark.kind == GK_MARK_DISCLOSURE && mark.disclosure == GK_DISCLOSURE_PROACTIVE)
            continue;
        *strongest = mark;
        found = true;
        if (mark.sure)
            break;
    }
    return found;
}

static enum meaning meaning_of(const struct gk_mark *mark)
{
    if (mark->kind != GK_MARK_DISCLOSURE)
        return mark->kind == GK_MARK_SECRET ? SECRET : INTERNAL;
    return mark->disclosure == GK_DISCLOSURE_ON_REQUEST ? ON_REQUEST : WITHHELD;
}

static void test_papers(void)
{
    for (size_t i = 0; i < sizeof marks_of_papers / sizeof *marks_of_papers; i++) {
        const struct row *row = &marks_of_papers[i];
        struct gk_mark mark;
        bool found = strongest_mark(row->text, &mark);
        ok(found && mark.sure && meaning_of(&mark) == row->meaning, "a mark: %s", shown(row->text));
    }
}

static void test_look_alikes(void)
{
    for (size_t i = 0; i < sizeof look_alikes / sizeof *look_alikes; i++) {
        const struct look_alike *row = &look_alikes[i];
        struct gk_mark mark;
        bool found = strongest_mark(row->text, &mark);
        ok(found == row->doubt && (!found || !mark.sure), "%s: %s",
           row->doubt ? "in doubt" : "no mark", shown(row->text));
    }
}

static void test_secret(void)
{
    is_mark(GK_MARK_SECRET, "绝密★20年", "绝密★20年");
    is_mark(GK_MARK_SECRET, "机密★3年\n某市人民政府文件", "机密★3年");
    is_mark(GK_MARK_SECRET, "秘密★9个月", "秘密★9个月");
    is_mark(GK_MARK_SECRET, "秘密★2 年", "秘密★2 年");
    is_mark(GK_MARK_SECRET, "机 密 ★ 1 年", "机 密 ★ 1 年");
    is_mark(GK_MARK_SECRET, "機(jī)密★長(cháng)期", "機(jī)密★長(cháng)期");
    is_mark(GK_MARK_INTERNAL, "【內(nèi)部資料】", "【內(nèi)部資料】");
    is_none("單位(wèi)內(nèi)部資料");
    is_mark(GK_MARK_SECRET, "机\u3000密★１０年", "机\u3000密★１０年");
    is_mark(GK_MARK_SECRET, "机密★考试结束前\n", "机密★考试结束前");
    is_mark(GK_MARK_SECRET, "绝密★启用前", "绝密★启用前");
    is_mark(GK_MARK_SECRET, "秘密★公布前", "秘密★公布前");
    is_mark(GK_MARK_SECRET, "机密★长期", "机密★长期");
    is_mark(GK_MARK_SECRET, "机密★2030年1月1日前", "机密★2030年1月1日前");
    is_mark(GK_MARK_SECRET, "机密★", "机密★");
    is_mark(GK_MARK_SECRET, "000001\n机密★十年", "机密★十年");
    is_mark(GK_MARK_SECRET, "现将机密★3年文件印发", "机密★3年");
    is_mark(GK_MARK_SECRET, "機密★3年", "機密★3年");
    is_mark(GK_MARK_SECRET, "机\u200B密\u200B★3年", "机\u200B密\u200B★3年");
}

static void test_variants(void)
{
    is_mark(GK_MARK_SECRET, "机密☆3年", "机密☆3年");
    is_mark(GK_MARK_SECRET, "份号\n机密＊3年\n正文", "机密＊3年");
    is_mark(GK_MARK_SECRET, "机密⭐3年 某文件", "机密⭐3年");
    is_mark(GK_MARK_SECRET, "<p>机密*3年</p>", "机密*3年");
    is_none("现将机密*3年文件印发");
    is_mark(GK_MARK_SECRET, "密级：机密", "密级：机密");
    is_mark(GK_MARK_SECRET, "编号 密级:秘密 期限:3年 签发", "密级:秘密 期限:3年");
    is_mark(GK_MARK_SECRET, "密级：机密★5年", "密级：机密★5年");
    is_mark(GK_MARK_SECRET, "密级： 绝密 保密期限：长期", "密级： 绝密 保密期限：长期");
    is_none("密级：无");
    is_none("密级：非密");
    is_none("密级：绝密、机密、秘密");
    is_none("密级：□绝密 □机密 □秘密");
    is_none("解密：机密");
}

static void test_prose(void)
{
    is_none("机密★★☆◆");
    is_none("机密★◆");
    is_none("应当在首页左上角标注“机密★”字样");
    is_none("密级标志格式为“秘密★10年”");
    is_none("《机密★20年》的标识方法");
    is_none("机密码头货运有限公司");
    is_none("不得泄露国家秘密、商业秘密和个人隐私");
    is_none("解密后公开。★重点任务");
    is_none("满意度★★★★★");
    is_none("");
    is_mark(GK_MARK_SECRET, "他说“机密★3年”还在", "机密★3年");
}

static void test_internal(void)
{
    is_mark(GK_MARK_INTERNAL, "内部资料 注意保存\n正文", "内部资料 注意保存");
    is_mark(GK_MARK_INTERNAL, "标题\n内部事项\u3000注意保管\n正文", "内部事项\u3000注意保管");
    is_mark(GK_MARK_INTERNAL, "关于考核的通知（内部使用，不得外传）各科室",
            "（内部使用，不得外传）");
    is_mark(GK_MARK_INTERNAL, "通知\n会后收回\n各单位", "会后收回");
    is_mark(GK_MARK_INTERNAL, "议程【会后收回】一、传达", "【会后收回】");
    is_mark(GK_MARK_INTERNAL, "名单\n\n（不得翻印）\n", "（不得翻印）");
    is_mark(GK_MARK_INTERNAL, "内部资料注意保密某市政务要情", "内部资料注意保密");
    is_mark(GK_MARK_INTERNAL, "标题\n内部\n正文", "内部");
    is_mark(GK_MARK_INTERNAL, "正文<br>内部文件<br>", "内部文件");
    is_mark(GK_MARK_INTERNAL, "标题\n仅供内部参考\n正文", "仅供内部参考");
    is_mark(GK_MARK_INTERNAL, "通讯录（仅限内部使用）", "（仅限内部使用）");
    is_mark(GK_MARK_INTERNAL, "标题\n密级：内部\n正文", "密级：内部");
    is_none("仅供内部参考的材料不得上网");
    is_none("文件密级：内部、公开两类");
    is_none("《内部资料性出版物管理办法》");
    is_none("仅供内部使用，不得外传的资料");
    is_none("加强内部资料管理，注意保存");
    is_none("停车场（内部）示意");
    is_none("版权所有 不得翻印");
    is_none("内部控制规范\n会后各单位要抓好落实\n不得");
    is_none("在封面标明“内部资料 注意保存”字样\n");
}

static void test_disclosure(void)
{
    static const struct {
        const char *text;
        const char *found;
        enum gk_disclosure meaning;
    } cases[] = {
        { "正文（此件主动公开）", "（此件主动公开）", GK_DISCLOSURE_PROACTIVE },
        { "正文(此件公开发布)", "(此件公开发布)", GK_DISCLOSURE_PROACTIVE },
        { "正文（此件依申请公开)抄送", "（此件依申请公开)", GK_DISCLOSURE_ON_REQUEST },
        { "正文（此件不公开）", "（此件不公开）", GK_DISCLOSURE_WITHHELD },
        { "正文（此件 不予公开。）", "（此件 不予公开。）", GK_DISCLOSURE_WITHHELD },
        { "（此件发至县团级）", "（此件发至县团级）", GK_DISCLOSURE_WITHHELD },
        { "落款\n此件不公开\n", "此件不公开", GK_DISCLOSURE_WITHHELD },
        { "（ 此 件 不 公 开 ）", "（ 此 件 不 公 开 ）", GK_DISCLOSURE_WITHHELD },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct gk_mark mark = { .kind = GK_MARK_SECRET };
        struct gk_bytes found = { "", 0 };
        bool there = first_mark(cases[i].text, &mark, &found);
        is_text(found, cases[i].found, "a note: %s", shown(cases[i].text));
        ok(there && mark.kind == GK_MARK_DISCLOSURE && mark.disclosure == cases[i].meaning,
           "and what it says");
    }
    is_none("附注应当标注“此件不公开”");
    is_none("在文末标注“（此件不公开）”字样");
    is_none("此件不公开的理由应当说明");
    is_none("（此件发至各法人银行）");
    is_none("因此件数增加（此件已办结）");
}

/* Several marks come in order and do not overlap. */
static void test_walk(void)
{
    struct gk_marks marks;
    struct gk_mark mark;
    struct gk_bytes text =
        GK_BYTES("机密★3年\n内部资料 注意保存\n正文\n（此件不公开）\n密级：秘密");
    static const enum gk_mark_kind kinds[] = { GK_MARK_SECRET, GK_MARK_INTERNAL, GK_MARK_DISCLOSURE,
                                               GK_MARK_SECRET };
    size_t count = 0;
    size_t end = 0;
    bool good = gk_fold(&folded, text) == GK_OK;
    gk_marks_open(&marks, &folded, text);
    while (gk_marks_next(&marks, &mark)) {
        good = good && count < 4 && mark.kind == kinds[count] && mark.start >= end &&
               mark.end > mark.start;
        end = mark.end;
        count++;
    }
    is_int((int64_t)count, 4, "four marks");
    ok(good, "in order, apart");
    ok(!gk_marks_next(&marks, &mark), "the end stays the end");
}

int main(void)
{
    test_papers();
    test_look_alikes();
    test_secret();
    test_variants();
    test_prose();
    test_internal();
    test_disclosure();
    test_walk();
    gk_folded_free(&folded);
    return done();
}
